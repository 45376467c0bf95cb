// Adding defaults without writing to the input: copies are made only where something is added.

/** `object` with the fields of `defaults` that it lacks; the same object where it lacks none. */
export function withDefaults<T extends object>(object: T, defaults: Partial<T>): T {
  let copy: T | undefined;
  for (const name in defaults) {
    const value = defaults[name];
    if (value !== undefined && isAbsent(object[name])) {
      copy ??= { ...object };
      copy[name] = value as T[typeof name];
    }
  }
  return copy ?? object;
}

/** Like `withDefaults`, where an empty string or zero counts as absent (Go's fields without a pointer). */
export function withDefaultsForZero<T extends object>(object: T, defaults: Partial<T>): T {
  let copy: T | undefined;
  for (const name in defaults) {
    const value = defaults[name];
    const current: unknown = object[name];
    const isMissing = isAbsent(current) || current === '' || current === 0;
    if (isMissing && value !== undefined && value !== current) {
      copy ??= { ...object };
      copy[name] = value as T[typeof name];
    }
  }
  return copy ?? object;
}

/** `object` with `change` applied to one field, where the object has it. */
export function withField<T extends object, K extends keyof T>(
  object: T,
  name: K,
  change: (value: NonNullable<T[K]>) => T[K],
): T {
  const value = object[name];
  if (value === undefined || value === null) {
    return object;
  }
  const changed = change(value);
  return changed === value ? object : { ...object, [name]: changed };
}

/** `object` with `change` applied to its spec, which the server makes where there is none. */
export function withSpec<T extends { readonly spec?: object }>(
  object: T,
  change: (spec: NonNullable<T['spec']>) => NonNullable<T['spec']>,
): T {
  return withField(withDefaults(object, { spec: {} } as Partial<T>), 'spec', change as never);
}

/** `object` with `value` in one field; the same object where it is there already. */
export function withValue<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): T {
  return object[name] === value ? object : { ...object, [name]: value };
}

/** `object` without a field. */
export function withoutField<T extends object>(object: T, name: keyof T): T {
  if (object[name] === undefined) {
    return object;
  }
  const { [name]: _, ...rest } = object;
  return rest as T;
}

/** A list with `change` applied to each item; the same list where no item changes. */
export function eachItem<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let copy: T[] | undefined;
  for (const [index, item] of items.entries()) {
    const changed = change(item);
    if (changed !== item) {
      copy ??= [...items];
      copy[index] = changed;
    }
  }
  return copy ?? items;
}

/** A map with `change` applied to each value; the same map where no value changes. */
export function eachValue<T>(
  map: { readonly [key: string]: T },
  change: (value: T) => T,
): { readonly [key: string]: T } {
  let copy: { [key: string]: T } | undefined;
  for (const key in map) {
    const value = map[key] as T;
    const changed = change(value);
    if (changed !== value) {
      copy ??= { ...map };
      copy[key] = changed;
    }
  }
  return copy ?? map;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
