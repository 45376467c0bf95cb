// What sources ask of the place under the cursor: where in the object it is, and what stands around it.

import { type Fields, fieldsOf, listOf, valueAt } from '../core/json.js';
import type { Labels } from '../core/kubernetes/selector.js';
import type { FieldPath } from '../core/validation/fieldError.js';
import type { CompletionContext } from './completion/types.js';
import { namespaceHere } from './surroundings.js';

/** Whether a value is typed at the cursor: after a colon, in a flow list, or as a list's item. */
export function isValue({ cursor, path, place }: CompletionContext): boolean {
  const isItem = cursor.place === 'item' && typeof path.at(-1) === 'number';
  return cursor.place === 'value' || (isItem && place?.type.kind !== 'object');
}

/** Whether a key of the mapping at the cursor's path is typed. */
export function isKey({ cursor }: CompletionContext): boolean {
  return cursor.place === 'key' || cursor.place === 'item';
}

/** The mappings of a list at a path of the cursor's object. */
export function itemsIn(context: CompletionContext, path: FieldPath): Fields[] {
  const list = valueAt(context.value, path);
  return listOf(list).map(fieldsOf);
}

/** The namespace of the cursor's object; undefined where nothing says it. */
export function namespaceOf({ surroundings, value }: CompletionContext): string | undefined {
  const said = valueAt(value, ['metadata', 'namespace']);
  return namespaceHere(surroundings, typeof said === 'string' && said !== '' ? said : undefined);
}

/** A path as text with `[]` for items: `spec.ports[].name`. */
export function pathWords(path: FieldPath): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`,
    '',
  );
}

/** The labels of a mapping that are complete. */
export function selectorLabels(value: unknown): Labels {
  const pairs = Object.entries(fieldsOf(value));
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  );
}
