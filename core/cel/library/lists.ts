// CEL: `isSorted`, `sum`, `min`, `max`, `indexOf`, `lastIndexOf`, `distinct`, `sort`, `slice`, `flatten`, `reverse`,
// `first`, `last` of lists, and `lists.range`.
import { type Environment, Optional } from '@marcbachmann/cel-js';
import { Duration } from '@marcbachmann/cel-js/evaluator';
import { celFault } from './fault.js';
import { compareCelValues, sameCelValue } from './same.js';

class ListsNamespace {
  readonly name = 'lists';
}

type List = readonly unknown[];

/** Longer ranges are refused. */
const rangeMax = 10_000n;

/** Registers the functions of lists. */
export function addListFunctions(environment: Environment): void {
  environment
    .registerType('ListsNamespace', ListsNamespace)
    .registerConstant('lists', 'ListsNamespace', new ListsNamespace())
    .registerFunction('list.isSorted(): bool', (list: List) =>
      list.every((item, index) => index === 0 || compareCelValues(list[index - 1], item) <= 0),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: List) => extreme(list, 'min', -1))
    .registerFunction('list.max(): dyn', (list: List) => extreme(list, 'max', 1))
    .registerFunction('list.indexOf(dyn): int', (list: List, item: unknown) =>
      BigInt(list.findIndex(other => sameCelValue(item, other))),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: List, item: unknown) =>
      BigInt(list.findLastIndex(other => sameCelValue(item, other))),
    );
  addReshaping(environment);
}

function addReshaping(environment: Environment): void {
  environment
    .registerFunction('list.distinct(): list', (list: List) =>
      list.filter((item, index) => list.findIndex(other => sameCelValue(item, other)) === index),
    )
    .registerFunction('list.sort(): list', (list: List) => list.toSorted(compareCelValues))
    .registerFunction('list.reverse(): list', (list: List) => list.toReversed())
    .registerFunction('list.flatten(): list', (list: List) => list.flat())
    .registerFunction('list.flatten(int): list', (list: List, depth: bigint) =>
      list.flat(Number(depth)),
    )
    .registerFunction('list.slice(int, int): list', slice)
    .registerFunction('list.first(): optional<dyn>', (list: List) => Optional.of(list[0]))
    .registerFunction('list.last(): optional<dyn>', (list: List) => Optional.of(list.at(-1)))
    .registerFunction('ListsNamespace.range(int): list<int>', (_: unknown, count: bigint) =>
      Array.from({ length: Number(count < rangeMax ? count : rangeMax) }, (__, index) =>
        BigInt(index),
      ),
    );
}

function sum(list: List): unknown {
  return list.reduce((total, item) => {
    if (typeof total === 'bigint' && typeof item === 'bigint') {
      return total + item;
    }
    if (total instanceof Duration && item instanceof Duration) {
      return total.addDuration(item);
    }
    return Number(total) + Number(item);
  }, zeroLike(list[0]));
}

function zeroLike(item: unknown): unknown {
  if (item instanceof Duration) {
    return new Duration(0);
  }
  return typeof item === 'number' ? 0 : 0n;
}

function extreme(list: List, name: string, sign: 1 | -1): unknown {
  if (list.length === 0) {
    throw celFault(`${name} called on empty list`);
  }
  return list.reduce((best, item) => (compareCelValues(item, best) * sign > 0 ? item : best));
}

function slice(list: List, start: bigint, end: bigint): List {
  if (start < 0n || end < start || end > BigInt(list.length)) {
    throw celFault(`cannot slice(${start}, ${end}), list is length ${list.length}`);
  }
  return list.slice(Number(start), Number(end));
}
