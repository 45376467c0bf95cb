// Quantities as rules compare them. They come decoded: every text is a quantity.

/** A quantity's value as a multiple of 1e-9, exact for all that the server keeps. */
export function quantityValue(quantity: string | number): bigint {
  const text = String(quantity);
  const known = values.get(text);
  if (known !== undefined) {
    return known;
  }
  const value = readQuantity(text);
  if (values.size < maxKnown) {
    values.set(text, value);
  }
  return value;
}

/** Negative, zero or positive, as `first` is less than, equal to or greater than `second`. */
export function compareQuantities(first: string | number, second: string | number): number {
  const difference = quantityValue(first) - quantityValue(second);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether it is a whole number of units. */
export function isWhole(quantity: string | number): boolean {
  return quantityValue(quantity) % nano === 0n;
}

/** The quantity rounded up to whole units. */
export function wholeUnits(quantity: string | number): bigint {
  const value = quantityValue(quantity);
  const units = value / nano;
  return value % nano > 0n ? units + 1n : units;
}

const nano = 1_000_000_000n;
const maxKnown = 10_000;
const values = new Map<string, bigint>();
const pattern = /^([+-]?)(\d*)\.?(\d*)(?:([eE])([+-]?\d+)|([numkKMGTPE]i?)?)$/;

const decimalExponents: { readonly [suffix: string]: number | undefined } = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const binaryExponents: { readonly [suffix: string]: bigint | undefined } = {
  Ki: 10n,
  Mi: 20n,
  Gi: 30n,
  Ti: 40n,
  Pi: 50n,
  Ei: 60n,
};

function readQuantity(text: string): bigint {
  const match = pattern.exec(text);
  if (match === null) {
    return 0n;
  }
  const [, sign, whole = '', fraction = '', , exponent, suffix = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0');
  const shift = binaryExponents[suffix];
  const powerOfTen = Number(exponent ?? decimalExponents[suffix] ?? 0) + 9 - fraction.length;
  const scaled = scale(shift === undefined ? digits : digits << shift, Math.min(powerOfTen, 40));
  return sign === '-' ? -scaled : scaled;
}

function scale(digits: bigint, powerOfTen: number): bigint {
  if (powerOfTen >= 0) {
    return digits * 10n ** BigInt(powerOfTen);
  }
  const divisor = 10n ** BigInt(-powerOfTen);
  const quotient = digits / divisor;
  return digits % divisor === 0n ? quotient : quotient + 1n;
}
