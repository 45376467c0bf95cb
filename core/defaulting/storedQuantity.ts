// The form in which the server stores a quantity.
import { parseQuantity, quantityToString, roundUpToMilli } from '../kubernetes/quantity.js';

/** How finely a quantity is kept: container and quota quantities are rounded up to milli units. */
export type Precision = 'exact' | 'milli';

/** The stored text of a quantity; what is no quantity comes back as it is. */
export function canonicalQuantity(value: string | number, precision: Precision): string | number {
  const quantity = parseQuantity(value);
  if (quantity === undefined) {
    return value;
  }
  return quantityToString(precision === 'milli' ? roundUpToMilli(quantity) : quantity);
}
