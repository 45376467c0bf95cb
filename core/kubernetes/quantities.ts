// Quantities by resource name: sums and comparisons for quotas, limits and what pods ask for.

import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityOf,
  quantityToString,
  subtractQuantities,
} from './quantity.js';

/** Amounts by resource name. */
export type Quantities = ReadonlyMap<string, Quantity>;

/** A resource list as objects hold it. */
export type ResourceList = Readonly<Record<string, string | number>>;

export const noQuantities: Quantities = new Map();
const zero = quantityOf(0);

/** Reads a resource list; what is no quantity counts as zero. */
export function toQuantities(list: ResourceList | undefined): Quantities {
  const entries = Object.entries(list ?? {});
  return entries.length === 0
    ? noQuantities
    : new Map(entries.map(([name, value]) => [name, parseQuantity(value) ?? zero]));
}

/** The stored form, by name. */
export function toResourceList(quantities: Quantities): Record<string, string> {
  const names = [...quantities.keys()].sort();
  return Object.fromEntries(names.map(name => [name, show(quantities.get(name))]));
}

export function add(first: Quantities, second: Quantities): Quantities {
  return combine(first, second, (a, b) => addQuantities(a, b));
}

export function subtract(first: Quantities, second: Quantities): Quantities {
  return combine(first, second, (a, b) => subtractQuantities(a, b));
}

/** The larger of each. */
export function max(first: Quantities, second: Quantities): Quantities {
  return combine(first, second, (a, b) => (compareQuantities(a, b) < 0 ? b : a));
}

/** Only these names. */
export function mask(quantities: Quantities, names: Iterable<string>): Quantities {
  const masked = new Map<string, Quantity>();
  for (const name of names) {
    const quantity = quantities.get(name);
    if (quantity !== undefined) {
      masked.set(name, quantity);
    }
  }
  return masked;
}

/** `limits.cpu=2,pods=3`, as refusals name them. */
export function print(quantities: Quantities): string {
  const names = [...quantities.keys()].sort();
  return names.map(name => `${name}=${show(quantities.get(name))}`).join(',');
}

function show(quantity: Quantity | undefined): string {
  return quantityToString(quantity ?? zero);
}

function combine(
  first: Quantities,
  second: Quantities,
  operation: (a: Quantity, b: Quantity) => Quantity,
): Quantities {
  const result = new Map(first);
  for (const [name, quantity] of second) {
    result.set(name, operation(first.get(name) ?? zero, quantity));
  }
  return result;
}
