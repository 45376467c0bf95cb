// Quantities as rules compare them. They come decoded: every text is a quantity.
import { parseQuantity } from '../kubernetes/quantity.js';

const nano = 1_000_000_000n;
const maxKnown = 10_000;
const values = new Map<string | number, bigint>();

/** A quantity's value as a multiple of 1e-9; 0 for what is no quantity. */
export function quantityValue(quantity: string | number): bigint {
  const known = values.get(quantity);
  if (known !== undefined) {
    return known;
  }
  const value = parseQuantity(quantity)?.nano ?? 0n;
  if (values.size < maxKnown) {
    values.set(quantity, value);
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
