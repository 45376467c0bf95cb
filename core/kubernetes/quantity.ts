// Resource quantities (`500m`, `1.5Gi`, `1e3`) exactly as the API server reads, keeps, compares and writes them. For
// validation, defaulting, quotas and the scheduler.
// https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity

/** How a quantity is written: powers of 1024, powers of 1000, or with an exponent. */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

/** A parsed quantity. */
export interface Quantity {
  /** The amount in units of 10⁻⁹, the finest that is kept. */
  readonly nano: bigint;
  readonly format: QuantityFormat;
  /** The text as written, where the server keeps it; otherwise the canonical text is computed. */
  readonly kept: string | undefined;
}

/** Why a text is no quantity, in the words of the server. */
export type QuantityProblem =
  | "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  | "unable to parse quantity's suffix"
  | 'unable to parse numeric part of quantity';

const nanoDigits = 9;
const milli = 1_000_000n;
const unit = 1_000_000_000n;
const maxBinary = (2n ** 63n - 1n) * unit;
/** More decimal digits than these are not held in an int64. */
const fastDigits = 18;
const fastBinaryDigits = 15;

const syntax = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
/** Binary suffixes by power of 1024; the first is none. */
const binaryUnits = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** Powers of ten of the decimal suffixes. */
const decimalUnits: { readonly [suffix: string]: number } = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const decimalSuffixes = new Map(Object.entries(decimalUnits).map(([text, power]) => [power, text]));

/** A quantity of a manifest, a number or a text; undefined where the server would refuse it. */
export function parseQuantity(value: string | number): Quantity | undefined {
  const result = readQuantity(String(value));
  return typeof result === 'string' ? undefined : result;
}

/** Why the server refuses a text as a quantity; undefined where it takes it. */
export function quantityProblem(value: string | number): QuantityProblem | undefined {
  const result = readQuantity(String(value));
  return typeof result === 'string' ? result : undefined;
}

/** What the text of a quantity says: its digits, times a power of 2 or 10. */
export interface QuantityParts {
  readonly text: string;
  readonly negative: boolean;
  /** Digits before the point without leading zeros, at least `0`. */
  readonly whole: string;
  readonly fraction: string;
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

/** The parts of a text, or why it is no quantity. */
export function quantityParts(text: string): QuantityParts | QuantityProblem {
  const match = text === '' ? null : syntax.exec(text);
  if (match === null) {
    return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  }
  const [, sign, digits = '', fraction = '', suffix = ''] = match;
  const whole = digits.replace(/^0+/, '') || '0';
  const number = { text, negative: sign === '-', whole, fraction };
  const binary = suffix === '' ? -1 : binaryUnits.indexOf(suffix);
  if (binary > 0) {
    return { ...number, base: 2, exponent: binary * 10, format: 'BinarySI' };
  }
  const power = decimalUnits[suffix];
  if (power !== undefined) {
    return { ...number, base: 10, exponent: power, format: 'DecimalSI' };
  }
  const written = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  const exponent = Math.max(-1000, Math.min(1000, Number(written)));
  return written === undefined
    ? "unable to parse quantity's suffix"
    : { ...number, base: 10, exponent, format: 'DecimalExponent' };
}

/** Whether the server counts in an int64: where it sees at once that the digits fit. */
export function fitsInt64({ base, whole, fraction, exponent }: QuantityParts): boolean {
  return base === 2
    ? fraction === '' && whole.length + Math.trunc((exponent * 3) / 10) + 1 <= fastBinaryDigits
    : whole.length + fraction.length <= fastDigits && exponent - fraction.length >= -nanoDigits;
}

function readQuantity(text: string): Quantity | QuantityProblem {
  const parts = quantityParts(text);
  if (typeof parts === 'string') {
    return parts;
  }
  return parts.base === 2 ? readBinary(parts) : readDecimal(parts);
}

function readBinary(parts: QuantityParts): Quantity {
  const { whole, fraction, exponent, text } = parts;
  const nano = toNano(BigInt(whole + fraction) << BigInt(exponent), -fraction.length);
  if (fitsInt64(parts)) {
    const kept = (BigInt(whole) & 7n) === 0n ? undefined : text;
    return { nano: signed(parts, nano), format: 'BinarySI', kept };
  }
  const bounded = nano > maxBinary ? maxBinary : nano;
  const format = bounded > 0n && bounded < unit ? 'DecimalSI' : 'BinarySI';
  return { nano: signed(parts, bounded), format, kept: undefined };
}

function readDecimal(parts: QuantityParts): Quantity {
  const { whole, fraction, exponent, format, text } = parts;
  const digits = whole + fraction;
  const scale = exponent - fraction.length;
  const nano = signed(parts, toNano(BigInt(digits), scale));
  const isCanonical = scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  const kept = (fitsInt64(parts) && isCanonical) || text === '0' ? text : undefined;
  return { nano, format, kept };
}

function signed({ negative }: QuantityParts, amount: bigint): bigint {
  return negative ? -amount : amount;
}

/** digits · 10^power in nano units; what is finer is rounded up, so that some stays some. */
function toNano(digits: bigint, power: number): bigint {
  const exponent = power + nanoDigits;
  return exponent >= 0
    ? digits * 10n ** BigInt(exponent)
    : divideUp(digits, 10n ** BigInt(-exponent));
}

/** Division rounded away from zero. */
function divideUp(amount: bigint, divisor: bigint): bigint {
  const quotient = amount / divisor;
  if (amount % divisor === 0n) {
    return quotient;
  }
  return amount > 0n ? quotient + 1n : quotient - 1n;
}

/** The text in which the server stores and shows a quantity. */
export function quantityToString({ nano, format, kept }: Quantity): string {
  if (kept !== undefined) {
    return kept;
  }
  if (nano === 0n) {
    return '0';
  }
  const size = nano < 0n ? -nano : nano;
  const isBinary = format === 'BinarySI' && size >= 1024n * unit && size % unit === 0n;
  if (isBinary) {
    const [count, times] = withoutFactor(nano / unit, 1024n);
    return `${count}${binaryUnits[times] ?? ''}`;
  }
  const [digits, times] = withoutFactor(nano, 10n);
  const exponent = times - nanoDigits;
  const surplus = ((exponent % 3) + 3) % 3;
  const count = digits * 10n ** BigInt(surplus);
  return `${count}${decimalSuffix(exponent - surplus, format)}`;
}

function decimalSuffix(exponent: number, format: QuantityFormat): string {
  if (format === 'DecimalExponent') {
    return exponent === 0 ? '' : `e${exponent}`;
  }
  return decimalSuffixes.get(exponent) ?? '';
}

function withoutFactor(amount: bigint, factor: bigint): [rest: bigint, times: number] {
  let rest = amount;
  let times = 0;
  while (rest % factor === 0n) {
    rest /= factor;
    times += 1;
  }
  return [rest, times];
}

/** `Value()`: whole units, rounded away from zero, in 64 bits. */
export function quantityValue({ nano }: Quantity): bigint {
  return BigInt.asIntN(64, divideUp(nano, unit));
}

/** `MilliValue()`: thousandths, rounded away from zero, in 64 bits. */
export function quantityMilliValue({ nano }: Quantity): bigint {
  return BigInt.asIntN(64, divideUp(nano, milli));
}

/** Negative, zero or positive, as the first is less than, equal to or greater than the second. */
export function compareQuantities(first: Quantity, second: Quantity): number {
  return first.nano < second.nano ? -1 : first.nano > second.nano ? 1 : 0;
}

/** The sum, in the format of the first (of the second where the first is zero). */
export function addQuantities(first: Quantity, second: Quantity): Quantity {
  return combine(first, second, first.nano + second.nano);
}

/** The difference, in the format of the first (of the second where the first is zero). */
export function subtractQuantities(first: Quantity, second: Quantity): Quantity {
  return combine(first, second, first.nano - second.nano);
}

function combine(first: Quantity, second: Quantity, nano: bigint): Quantity {
  return { nano, format: first.nano === 0n ? second.format : first.format, kept: undefined };
}

/** A quantity of whole units, as sums and counts are written. */
export function quantityOf(units: bigint | number, format: QuantityFormat = 'DecimalSI'): Quantity {
  return { nano: BigInt(units) * unit, format, kept: undefined };
}

/** Rounded up to thousandths: the server keeps the amounts of resource lists no finer. */
function roundUpToMilli(quantity: Quantity): Quantity {
  if (quantity.nano % milli === 0n) {
    return quantity;
  }
  return { ...quantity, nano: divideUp(quantity.nano, milli) * milli, kept: undefined };
}

/** The text stored for a quantity of a resource list; what is no quantity comes back unchanged. */
export function storedResourceQuantity(value: string | number): string {
  const quantity = parseQuantity(value);
  return quantity === undefined ? String(value) : quantityToString(roundUpToMilli(quantity));
}

/** The text stored for any other quantity; what is no quantity comes back unchanged. */
export function storedQuantity(value: string | number): string {
  const quantity = parseQuantity(value);
  return quantity === undefined ? String(value) : quantityToString(quantity);
}

const common = /^(\d{1,9})(m|Ki|Mi|Gi|)$/;
const unitsOf: { readonly [suffix: string]: number } = {
  '': 1,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** Thousandths as a number, rounded away from zero; 0 for what is no quantity. Exact up to 2⁵³. */
export function milliNumber(value: string | number): number {
  const [, digits, suffix = ''] = common.exec(String(value)) ?? [];
  if (digits !== undefined) {
    return suffix === 'm' ? Number(digits) : Number(digits) * (unitsOf[suffix] ?? 1) * 1000;
  }
  const quantity = parseQuantity(value);
  return quantity === undefined ? 0 : Number(divideUp(quantity.nano, milli));
}

/** Whole units (bytes, pods) as a number, rounded away from zero; 0 for what is no quantity. Exact up to 2⁵³. */
export function unitNumber(value: string | number): number {
  const [, digits, suffix = ''] = common.exec(String(value)) ?? [];
  if (digits !== undefined) {
    return suffix === 'm'
      ? Math.ceil(Number(digits) / 1000)
      : Number(digits) * (unitsOf[suffix] ?? 1);
  }
  const quantity = parseQuantity(value);
  return quantity === undefined ? 0 : Number(divideUp(quantity.nano, unit));
}
