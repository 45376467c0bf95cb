// Reading the JSON of a kustomization: what is half typed or of another type counts as not there.

import { type Fields, fieldsOf } from '../json.js';

/** The items of a list of mappings. Their indices are those of the list. */
export function itemsAt(fields: Fields, name: string): readonly Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

/** A text that is not empty. */
export function textAt(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list. */
export function textsAt(fields: Fields, name: string): readonly string[] {
  const list = fields[name];
  return (Array.isArray(list) ? list : []).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}
