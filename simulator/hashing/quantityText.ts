// A resource quantity as Go prints its hidden fields: part of what the pod-template-hash is taken
// of.
// After staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: ParseQuantity.

import {
  fitsInt64,
  parseQuantity,
  type QuantityFormat,
  type QuantityParts,
  quantityParts,
} from '../../core/kubernetes/quantity.js';

const NANO = 9;

/** `{i:(resource.int64Amount){...} d:... s:(string)... Format:...}` of a quantity's text. */
export function quantityText(text: string): string {
  const parts = quantityParts(text);
  if (typeof parts === 'string') {
    return fastText(0n, 0, '', 'DecimalSI');
  }
  return fitsInt64(parts) ? textInInt64(parts) : slowText(parts);
}

function textInInt64(parts: QuantityParts): string {
  const { text, negative, whole, fraction, base, exponent, format } = parts;
  const digits = BigInt(whole + fraction) * (negative ? -1n : 1n);
  const kept = parseQuantity(text)?.kept ?? '';
  return base === 2
    ? fastText(digits << BigInt(exponent), 0, kept, format)
    : fastText(digits, exponent - fraction.length, kept, format);
}

function slowText({ whole, fraction, base, exponent, format, negative }: QuantityParts): string {
  const digits = BigInt(whole + fraction);
  const amount =
    base === 2
      ? atNanoScale(digits << BigInt(exponent), fraction.length)
      : atNanoScale(digits, fraction.length - exponent);
  const words = wordsOf(amount).join(' ');
  const big = `(big.Int){neg:(bool)${negative} abs:(big.nat)[${words}]}`;
  return text(
    '{value:(int64)0 scale:(resource.Scale)0}',
    `(*inf.Dec){unscaled:${big} scale:(inf.Scale)${NANO}}`,
    '',
    format,
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

function fastText(value: bigint, scale: number, kept: string, format: QuantityFormat): string {
  const amount = `{value:(int64)${value} scale:(resource.Scale)${scale}}`;
  return text(amount, '(*inf.Dec)<nil>', kept, format);
}

function text(amount: string, decimal: string, kept: string, format: QuantityFormat): string {
  return (
    `{i:(resource.int64Amount)${amount} d:(resource.infDecAmount){Dec:${decimal}} ` +
    `s:(string)${kept} Format:(resource.Format)${format}}`
  );
}
