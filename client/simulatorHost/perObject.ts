// Remembers what was computed of an object for as long as the object lives. Stored objects never change.

/** A function that computes once per object. */
export function perObject<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, Result>();
  return source => {
    const existing = known.get(source);
    if (existing !== undefined) {
      return existing;
    }
    const result = compute(source);
    known.set(source, result);
    return result;
  };
}
