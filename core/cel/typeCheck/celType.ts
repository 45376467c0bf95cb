// Types of CEL, as far as a check without values needs them. What is not known for certain is `dyn`: it fits everywhere.

/** A type. */
export interface CelType {
  /** As the server prints it: `string`, `list(int)`. */
  readonly name: string;
  /** Of the items of a list and the values of a map. */
  readonly item?: CelType;
  /** The fields of an object: undefined for one it does not have. Only objects that are known in full have it. */
  readonly field?: (name: string) => CelType | undefined;
}

export const dyn: CelType = { name: 'dyn' };
export const bool: CelType = { name: 'bool' };
export const int: CelType = { name: 'int' };
export const uint: CelType = { name: 'uint' };
export const double: CelType = { name: 'double' };
export const string: CelType = { name: 'string' };
export const bytes: CelType = { name: 'bytes' };
export const timestamp: CelType = { name: 'timestamp' };
export const duration: CelType = { name: 'duration' };

/** A list of items. */
export function listOfType(item: CelType): CelType {
  return { name: `list(${item.name})`, item };
}

/** A map from texts. */
export function mapOfType(item: CelType): CelType {
  return { name: `map(string, ${item.name})`, item };
}

const scalars: ReadonlySet<CelType> = new Set([
  bool,
  int,
  uint,
  double,
  string,
  bytes,
  timestamp,
  duration,
]);

/** Neither a list, a map, an object nor unknown. */
export function isScalar(type: CelType): boolean {
  return scalars.has(type);
}

/** Known for certain, including what is in it. */
export function isCertain(type: CelType): boolean {
  return isScalar(type) || type.field !== undefined || isCertainCollection(type);
}

function isCertainCollection({ item }: CelType): boolean {
  return item !== undefined && isCertain(item);
}
