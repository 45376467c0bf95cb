// Small moves on JSON objects that migrations are made of. They return new objects and leave the given ones alone.

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value as an object, empty where it is none. */
export function asRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : {};
}

/** The object with one field changed; without it where the change gives undefined or there was none. */
export function changeField(
  record: JsonRecord,
  field: string,
  change: (value: unknown) => unknown,
): JsonRecord {
  return Object.hasOwn(record, field) ? withField(record, field, change(record[field])) : record;
}

/** The object with a field set, in its place where it has one; undefined removes it. */
export function withField(record: JsonRecord, field: string, value: unknown): JsonRecord {
  const entries = Object.entries({ ...record, [field]: value });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The object with a field under another name, in the same place. */
export function renameField(record: JsonRecord, from: string, to: string): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key === from ? to : key, value]),
  );
}

/** The object without some fields. */
export function withoutFields(record: JsonRecord, ...fields: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

/** A list with each object in it changed; anything else as it is. */
export function mapItems(value: unknown, change: (item: JsonRecord) => JsonRecord): unknown {
  return Array.isArray(value) ? value.map(item => change(asRecord(item))) : value;
}

/** Only the fields that are there. */
export function defined(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
