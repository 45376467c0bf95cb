// What was meant by an amount, a number or a boolean that the server cannot read, where only one thing can be meant.

const decimal: ReadonlyMap<string, readonly string[]> = new Map([
  ['k', ['k', 'Ki']],
  ['m', ['M', 'Mi']],
  ['g', ['G', 'Gi']],
  ['t', ['T', 'Ti']],
  ['p', ['P', 'Pi']],
  ['e', ['E', 'Ei']],
]);

const suffixes: ReadonlySet<string> = new Set(['', 'm', ...[...decimal.values()].flat()]);

/** Quantities that a text may mean: `100M` and `100Mi` for `100MB`. Empty where only the author knows. */
export function meantQuantities(text: string): readonly string[] {
  const [, number, unit] = /^\s*(\d*[.,]?\d+)\s*([A-Za-z]*)\s*$/.exec(text) ?? [];
  if (number === undefined || unit === undefined || /^\d+,\d{3}$/.test(number)) {
    return [];
  }
  const amount = number.replace(',', '.');
  return suffixesFor(unit)
    .map(suffix => amount + suffix)
    .filter(quantity => quantity !== text);
}

function suffixesFor(unit: string): readonly string[] {
  if (suffixes.has(unit)) {
    return [unit];
  }
  const lower = unit.toLowerCase();
  if (/^(b|bytes?|v?cpus?|cores?)$/.test(lower)) {
    return [''];
  }
  if (/^m(illi)?(c|v?cpus?|cores?)?$/.test(lower) && lower !== 'm') {
    return ['m'];
  }
  const [, letter = '', binary] = /^([kmgtpe])(i?)b?(?:ytes?)?$/.exec(lower) ?? [];
  const found = decimal.get(letter) ?? [];
  return binary === 'i' ? found.slice(1) : found;
}

const secondsIn: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);

/** The number or boolean (`type` is Go's) that a text says, as YAML writes it; undefined where it says none. */
export function meantScalar(text: string, type: string, field: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (type === 'bool') {
    return /^(true|yes|on|y)$/.test(word)
      ? 'true'
      : /^(false|no|off|n)$/.test(word)
        ? 'false'
        : undefined;
  }
  const isWhole = /int/.test(type);
  if ((isWhole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(word)) {
    return word;
  }
  const [, amount, unit = ''] = /^(\d+)\s?([smh])(?:ec(?:onds?)?|in(?:utes?)?)?$/.exec(word) ?? [];
  const factor = secondsIn.get(unit);
  return amount !== undefined && factor !== undefined && /seconds/i.test(field)
    ? String(Number(amount) * factor)
    : undefined;
}
