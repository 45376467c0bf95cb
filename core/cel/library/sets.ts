// CEL: `sets.contains(list, list)`, `sets.equivalent`, `sets.intersects`.
import type { Environment } from '@marcbachmann/cel-js';
import { sameCelValue } from './same.js';

class SetsNamespace {
  readonly name = 'sets';
}

type List = readonly unknown[];

/** Registers the functions of sets. */
export function addSetFunctions(environment: Environment): void {
  environment
    .registerType('SetsNamespace', SetsNamespace)
    .registerConstant('sets', 'SetsNamespace', new SetsNamespace())
    .registerFunction('SetsNamespace.contains(list, list): bool', (_: unknown, a: List, b: List) =>
      containsAll(a, b),
    )
    .registerFunction(
      'SetsNamespace.equivalent(list, list): bool',
      (_: unknown, a: List, b: List) => containsAll(a, b) && containsAll(b, a),
    )
    .registerFunction(
      'SetsNamespace.intersects(list, list): bool',
      (_: unknown, a: List, b: List) => b.some(item => a.some(other => sameCelValue(item, other))),
    );
}

function containsAll(list: List, items: List): boolean {
  return items.every(item => list.some(other => sameCelValue(item, other)));
}
