// Small moves on JSON objects that migrations are made of. They return new objects and leave the given ones alone.

import { type Fields, fieldsOf } from '../../core/json.js';

/** The object with one field changed; without it where the change gives undefined or there was none. */
export function changeField(
  record: Fields,
  field: string,
  change: (value: unknown) => unknown,
): Fields {
  return Object.hasOwn(record, field) ? withField(record, field, change(record[field])) : record;
}

/** The object with a field set, in its place where it has one; undefined removes it. */
export function withField(record: Fields, field: string, value: unknown): Fields {
  const entries = Object.entries({ ...record, [field]: value });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The object with a field under another name, in the same place. */
export function renameField(record: Fields, from: string, to: string): Fields {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key === from ? to : key, value]),
  );
}

/** The object without some fields. */
export function withoutFields(record: Fields, ...fields: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

/** A list with each object in it changed; anything else as it is. */
export function mapItems(value: unknown, change: (item: Fields) => Fields): unknown {
  return Array.isArray(value) ? value.map(item => change(fieldsOf(item))) : value;
}

/** Only the fields that are there. */
export function defined(record: Fields): Fields {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
