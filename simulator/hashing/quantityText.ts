// A resource quantity as Go prints its hidden fields: part of what the pod-template-hash is taken
// of.
// After staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: ParseQuantity.

import { binaryUnits, decimalUnits } from '../../core/kubernetes/quantity.js';

type Format = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

interface Suffix {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: Format;
}

interface Parts {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly suffix: Suffix;
}

/** Decimal digits that surely fit an int64. */
const FAST_DIGITS = 18;
const FAST_BINARY_DIGITS = 15;
const NANO = 9;

/** `{i:(resource.int64Amount){...} d:... s:(string)... Format:...}` of a quantity's text. */
export function quantityText(text: string): string {
  if (text === '0') {
    return fastText(0n, 0, '0', 'DecimalSI');
  }
  const parts = parseParts(text);
  if (parts === undefined) {
    return fastText(0n, 0, '', 'DecimalSI');
  }
  return parseFast(parts, text) ?? slowText(parts);
}

function parseParts(text: string): Parts | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*|[eE][+-]?\d+)$/.exec(text);
  const suffix = parseSuffix(match?.[4] ?? '');
  if (match === null || suffix === undefined) {
    return undefined;
  }
  const whole = (match[2] ?? '').replace(/^0+/, '');
  return { negative: match[1] === '-', whole, fraction: match[3] ?? '', suffix };
}

function parseSuffix(suffix: string): Suffix | undefined {
  const binary = binaryUnits.indexOf(suffix);
  if (binary > 0) {
    return { base: 2, exponent: 10 * binary, format: 'BinarySI' };
  }
  const exponent = decimalUnits[suffix];
  if (exponent !== undefined) {
    return { base: 10, exponent, format: 'DecimalSI' };
  }
  const scientific = /^[eE]([+-]?\d+)$/.exec(suffix);
  return scientific === null
    ? undefined
    : { base: 10, exponent: Number(scientific[1]), format: 'DecimalExponent' };
}

/** The int64 path; undefined where Go falls back to arbitrary precision. */
function parseFast(parts: Parts, text: string): string | undefined {
  const { whole, fraction, suffix } = parts;
  const digits = whole.length + fraction.length;
  if (suffix.base === 2) {
    const precision = FAST_BINARY_DIGITS - digits - Math.trunc((suffix.exponent * 3) / 10) - 1;
    if (fraction !== '' || precision < 0) {
      return undefined;
    }
    const count = signed(parts, BigInt(whole || '0'));
    const kept = (count & 7n) !== 0n ? text : '';
    return fastText(count << BigInt(suffix.exponent), 0, kept, suffix.format);
  }
  const scale = suffix.exponent - fraction.length;
  if (FAST_DIGITS - digits < 0 || scale < -NANO) {
    return undefined;
  }
  const shifted = whole + fraction;
  const kept = scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0') ? text : '';
  return fastText(signed(parts, BigInt(shifted || '0')), scale, kept, suffix.format);
}

function signed(parts: Parts, value: bigint): bigint {
  return parts.negative ? -value : value;
}

function slowText(parts: Parts): string {
  const { whole, fraction, suffix } = parts;
  let unscaled = BigInt(whole + fraction || '0');
  let scale = fraction.length;
  if (suffix.base === 2) {
    unscaled <<= BigInt(suffix.exponent);
  } else {
    scale -= suffix.exponent;
  }
  const words = wordsOf(atNanoScale(unscaled, scale)).join(' ');
  const big = `(big.Int){neg:(bool)${parts.negative} abs:(big.nat)[${words}]}`;
  return text(
    '{value:(int64)0 scale:(resource.Scale)0}',
    `(*inf.Dec){unscaled:${big} scale:(inf.Scale)${NANO}}`,
    '',
    suffix.format,
  );
}

/** Rounded up to nine decimals, as quantities are kept. */
function atNanoScale(unscaled: bigint, scale: number): bigint {
  if (scale <= NANO) {
    return unscaled * 10n ** BigInt(NANO - scale);
  }
  const divisor = 10n ** BigInt(scale - NANO);
  return (unscaled + divisor - 1n) / divisor;
}

function wordsOf(value: bigint): bigint[] {
  const words: bigint[] = [];
  for (let rest = value; rest > 0n; rest >>= 64n) {
    words.push(rest & 0xffffffffffffffffn);
  }
  return words;
}

function fastText(value: bigint, scale: number, kept: string, format: Format): string {
  const amount = `{value:(int64)${value} scale:(resource.Scale)${scale}}`;
  return text(amount, '(*inf.Dec)<nil>', kept, format);
}

function text(amount: string, decimal: string, kept: string, format: Format): string {
  return (
    `{i:(resource.int64Amount)${amount} d:(resource.infDecAmount){Dec:${decimal}} ` +
    `s:(string)${kept} Format:(resource.Format)${format}}`
  );
}
