// The order of names and RFC 3339 times, for sorting.

/** Negative when `a` comes first; by code units, as Go compares strings. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
