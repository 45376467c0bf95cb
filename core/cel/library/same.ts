// Equality and order of CEL values, for the functions that need them.

/** Whether two values are equal to CEL: numbers by value, lists and maps by what they hold. */
export function sameCelValue(first: unknown, second: unknown): boolean {
  if (first === second) {
    return true;
  }
  if (isNumber(first) && isNumber(second)) {
    // biome-ignore lint/suspicious/noDoubleEquals: an integer and a double are equal by value
    return first == second;
  }
  if (first instanceof Date && second instanceof Date) {
    return first.getTime() === second.getTime();
  }
  if (Array.isArray(first) && Array.isArray(second)) {
    return (
      first.length === second.length &&
      first.every((item, index) => sameCelValue(item, second[index]))
    );
  }
  return isFields(first) && isFields(second) && sameFields(first, second);
}

/** The order of two values: negative where the first comes first. Values that have none count as equal. */
export function compareCelValues(first: unknown, second: unknown): number {
  const [a, b] = [comparable(first), comparable(second)];
  if (a === undefined || b === undefined) {
    return 0;
  }
  return a < b ? -1 : Number(a > b);
}

function comparable(value: unknown): string | number | bigint | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return Number(value);
    default: {
      const primitive: unknown = (value as { valueOf?: () => unknown } | null)?.valueOf?.();
      return typeof primitive === 'number' ? primitive : undefined;
    }
  }
}

interface Fields {
  readonly [name: string]: unknown;
}

function sameFields(first: Fields, second: Fields): boolean {
  const names = Object.keys(first);
  return (
    names.length === Object.keys(second).length &&
    names.every(name => Object.hasOwn(second, name) && sameCelValue(first[name], second[name]))
  );
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
