// Whether two lists hold the same: for what is kept as long as it is made of the same parts.

/** Same items in the same order, by identity. */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
