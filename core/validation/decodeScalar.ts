// Numbers, times and base64 as Go reads them.

const int32Max = 2147483647;
const int32Min = -2147483648;
const int64Max = 2 ** 63;
const date = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const clock = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d([.,]\\d+)?';
const zone = '(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
const timePattern = new RegExp(`^${date}T${clock}${zone}$`);

/** Whether a value is a whole number that fits. */
export function fitsInteger(value: unknown, format: 'int32' | 'int64'): boolean {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return false;
  }
  return format === 'int32'
    ? value >= int32Min && value <= int32Max
    : value >= -int64Max && value < int64Max;
}

/** The first byte at which a text stops being base64, undefined where it is base64 to the end. */
export function isBase64Fault(value: string): number | undefined {
  const text = value.replace(/[\r\n]/g, '');
  const bad = /[^A-Za-z0-9+/]/.exec(text);
  const end = bad === null ? text.length : bad.index;
  const rest = text.slice(end);
  if (rest === '') {
    return end % 4 === 0 ? undefined : end - (end % 4);
  }
  const isPadded = (rest === '=' && end % 4 === 3) || (rest === '==' && end % 4 === 2);
  return isPadded ? undefined : paddingFault(rest, end);
}

function paddingFault(rest: string, end: number): number {
  const extra = rest.startsWith('=') && end % 4 >= 2;
  if (!extra) {
    return end;
  }
  const padding = 4 - (end % 4);
  return rest.startsWith('='.repeat(padding)) ? end + padding : end + 1;
}

/** Why a text is no time, in Go's words. */
export function timeFault(value: string, format: string): string | undefined {
  if (timePattern.test(value)) {
    return undefined;
  }
  const layout =
    format === 'micro-time' ? '2006-01-02T15:04:05.000000Z07:00' : '2006-01-02T15:04:05Z07:00';
  const shown = JSON.stringify(value);
  return `parsing time ${shown} as "${layout}": cannot parse ${shown} as "2006"`;
}
