// Operators of CEL over types: what they give, and operands that no server takes.
import { bool, type CelType, double, dyn, int, isScalar, string } from './celType.js';

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);
const orders: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const numbers: ReadonlySet<string> = new Set(['int', 'uint', 'double']);
const times: ReadonlySet<string> = new Set(['timestamp', 'duration']);

/** A binary operator over two types: its type, undefined where no server takes the operands. */
export function operated(op: string, left: CelType, right: CelType): CelType | undefined {
  if (op === '&&' || op === '||') {
    return isRefused(left, bool) || isRefused(right, bool) ? undefined : bool;
  }
  if (op === '==' || op === '!=') {
    return differ(left, right) ? undefined : bool;
  }
  if (op === 'in') {
    const item = right.name.startsWith('list(') ? right.item : undefined;
    return isScalar(right) || (item !== undefined && differ(left, item)) ? undefined : bool;
  }
  if (orders.has(op)) {
    return differ(left, right) ? undefined : bool;
  }
  return arithmetic.has(op) ? calculated(op, left, right) : dyn;
}

/** Numbers of different kinds are left alone: servers differ in what they compare. */
function differ(left: CelType, right: CelType): boolean {
  return (
    isScalar(left) &&
    isScalar(right) &&
    left !== right &&
    !(numbers.has(left.name) && numbers.has(right.name))
  );
}

function isRefused(type: CelType, wanted: CelType): boolean {
  return isScalar(type) && type !== wanted;
}

function calculated(op: string, left: CelType, right: CelType): CelType | undefined {
  if (!isScalar(left) || !isScalar(right)) {
    return left === right && left !== dyn ? left : dyn;
  }
  if (times.has(left.name) || times.has(right.name)) {
    return dyn;
  }
  if (left !== right || left === bool) {
    return undefined;
  }
  if (numbers.has(left.name)) {
    return op === '%' && left === double ? undefined : left;
  }
  return op === '+' ? left : undefined;
}

/** `-` before a value. */
export function negated(type: CelType): CelType | undefined {
  if (type === bool || type === string) {
    return undefined;
  }
  return type === int || type === double ? type : dyn;
}

/** `!` before a value. */
export function inverted(type: CelType): CelType | undefined {
  return isRefused(type, bool) ? undefined : bool;
}

/** The type of `size`'s value, undefined where nothing can be counted. */
export function sized(type: CelType): CelType | undefined {
  return isScalar(type) && type !== string && type.name !== 'bytes' ? undefined : int;
}
