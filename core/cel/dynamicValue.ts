// JSON values as CEL sees them where no schema says more.

/** Converts a JSON value: whole numbers count as integers. What is undefined is left out. */
export function toDynamic(value: unknown): unknown {
  if (typeof value === 'number') {
    return toInteger(value);
  }
  if (Array.isArray(value)) {
    return value.map(toDynamic);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      child === undefined ? [] : [[name, toDynamic(child)]],
    ),
  );
}

/** A whole number as CEL's int, another as its double. */
export function toInteger(value: number): bigint | number {
  return Number.isInteger(value) ? BigInt(value) : value;
}
