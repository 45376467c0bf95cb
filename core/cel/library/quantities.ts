// CEL: `quantity('1.5Gi')`, `isQuantity`, and their arithmetic.
import type { Environment } from '@marcbachmann/cel-js';
import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityOf,
  subtractQuantities,
} from '../../kubernetes/quantity.js';
import { celFault } from './fault.js';

/** A quantity among CEL's values. */
export class CelQuantity {
  readonly amount: Quantity;

  constructor(amount: Quantity) {
    this.amount = amount;
  }
}

const unit = 1_000_000_000n;

/** Registers the functions of quantities. */
export function addQuantityFunctions(environment: Environment): void {
  environment
    .registerType('Quantity', CelQuantity)
    .registerFunction('quantity(string): Quantity', toQuantity)
    .registerFunction(
      'isQuantity(string): bool',
      (text: string) => parseQuantity(text) !== undefined,
    )
    .registerFunction('Quantity.sign(): int', ({ amount }: CelQuantity) =>
      BigInt(Number(amount.nano > 0n) - Number(amount.nano < 0n)),
    )
    .registerFunction(
      'Quantity.isInteger(): bool',
      ({ amount }: CelQuantity) => amount.nano % unit === 0n,
    )
    .registerFunction('Quantity.asInteger(): int', asInteger)
    .registerFunction(
      'Quantity.asApproximateFloat(): double',
      ({ amount }: CelQuantity) => Number(amount.nano) / 1e9,
    );
  addArithmetic(environment);
  addComparisons(environment);
}

function addArithmetic(environment: Environment): void {
  environment
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (a: CelQuantity, b: CelQuantity) => new CelQuantity(addQuantities(a.amount, b.amount)),
    )
    .registerFunction(
      'Quantity.add(int): Quantity',
      (a: CelQuantity, b: bigint) => new CelQuantity(addQuantities(a.amount, quantityOf(b))),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (a: CelQuantity, b: CelQuantity) => new CelQuantity(subtractQuantities(a.amount, b.amount)),
    )
    .registerFunction(
      'Quantity.sub(int): Quantity',
      (a: CelQuantity, b: bigint) => new CelQuantity(subtractQuantities(a.amount, quantityOf(b))),
    );
}

function addComparisons(environment: Environment): void {
  environment
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (a: CelQuantity, b: CelQuantity) => compare(a, b) > 0,
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (a: CelQuantity, b: CelQuantity) => compare(a, b) < 0,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (a: CelQuantity, b: CelQuantity) =>
      BigInt(compare(a, b)),
    )
    .registerOperator(
      'Quantity == Quantity',
      (a: CelQuantity, b: CelQuantity) => compare(a, b) === 0,
    );
}

function compare(a: CelQuantity, b: CelQuantity): number {
  return Math.sign(compareQuantities(a.amount, b.amount));
}

/** A quantity as CEL has it. Throws a fault where the text is none. */
export function toQuantity(text: string): CelQuantity {
  const amount = parseQuantity(text);
  if (amount === undefined) {
    throw celFault('failed to parse quantity');
  }
  return new CelQuantity(amount);
}

function asInteger({ amount }: CelQuantity): bigint {
  if (amount.nano % unit !== 0n) {
    throw celFault('cannot convert value to integer');
  }
  return amount.nano / unit;
}
