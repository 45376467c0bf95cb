// Schedules of CronJobs, read as the server's cron library reads them, with its words about what it cannot read.

interface CronField {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly CronField[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: ['', ...months] },
  { min: 0, max: 6, names: days },
];

const descriptors: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

const durationPattern =
  /^[-+]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

/** What is wrong with a schedule, undefined where nothing is. */
export function scheduleFault(schedule: string): string | undefined {
  const withoutZone = schedule.replace(/^(TZ|CRON_TZ)=\S+\s+/, '').trim();
  if (withoutZone.startsWith('@')) {
    return descriptorFault(withoutZone);
  }
  const parts = withoutZone.split(/\s+/).filter(part => part !== '');
  if (withoutZone === '') {
    return 'empty spec string';
  }
  if (parts.length !== fields.length) {
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]`;
  }
  for (const [index, part] of parts.entries()) {
    const fault = fieldFault(part, fields[index] ?? { min: 0, max: 0, names: [] });
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function descriptorFault(descriptor: string): string | undefined {
  if (descriptors.has(descriptor)) {
    return undefined;
  }
  if (!descriptor.startsWith('@every ')) {
    return `unrecognized descriptor: ${descriptor}`;
  }
  const duration = descriptor.slice('@every '.length);
  return durationPattern.test(duration) || duration === '0'
    ? undefined
    : `failed to parse duration ${descriptor}: time: invalid duration ${JSON.stringify(duration)}`;
}

function fieldFault(text: string, field: CronField): string | undefined {
  for (const range of text.split(',').filter(part => part !== '')) {
    const fault = rangeFault(range, field);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function rangeFault(text: string, field: CronField): string | undefined {
  const [range = '', step, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreEnds] = range.split('-');
  if (moreSteps.length > 0) {
    return `too many slashes: ${text}`;
  }
  const bounds = rangeBounds(low, high, field);
  if (moreEnds.length > 0 && low !== '*' && low !== '?') {
    return `too many hyphens: ${text}`;
  }
  if (typeof bounds === 'string') {
    return bounds;
  }
  const [start, stop] = bounds;
  const size = step === undefined ? 1 : numberIn(step, []);
  if (typeof size === 'string') {
    return size;
  }
  const end = step !== undefined && high === undefined ? field.max : stop;
  return boundsFault(start, end, size, { field, text });
}

function rangeBounds(
  low: string,
  high: string | undefined,
  field: CronField,
): readonly [number, number] | string {
  if (low === '*' || low === '?') {
    return [field.min, field.max];
  }
  const start = numberIn(low, field.names);
  if (typeof start === 'string') {
    return start;
  }
  const stop = high === undefined ? start : numberIn(high, field.names);
  return typeof stop === 'string' ? stop : [start, stop];
}

function boundsFault(
  start: number,
  end: number,
  step: number,
  { field, text }: { readonly field: CronField; readonly text: string },
): string | undefined {
  if (start < field.min) {
    return `beginning of range (${start}) below minimum (${field.min}): ${text}`;
  }
  if (end > field.max) {
    return `end of range (${end}) above maximum (${field.max}): ${text}`;
  }
  if (start > end) {
    return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  }
  return step === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

function numberIn(text: string, names: readonly string[]): number | string {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  if (named >= 0) {
    return named;
  }
  if (!/^[-+]?\d+$/.test(text)) {
    const shown = JSON.stringify(text);
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${shown}: invalid syntax`;
  }
  const value = Number(text);
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value;
}
