// metadata of custom resources and of objects inside them: its types first, as no decoder has looked at them.
import { isFields } from '../json.js';
import type { ObjectMeta } from '../kubernetes/object.js';
import type { NameCheck } from '../validation/names.js';
import { checkObjectMeta } from '../validation/objectMeta.js';
import type { Place } from '../validation/place.js';

/** Checks metadata whatever it is. Answers with it where its fields have the right types. */
export function checkMetadata(
  metadata: unknown,
  rules: { readonly name: NameCheck; readonly namespaced: boolean },
  at: Place,
): ObjectMeta | undefined {
  if (!isObjectMeta(metadata)) {
    at.invalid(metadata, 'its fields do not have the types of ObjectMeta');
    return undefined;
  }
  checkObjectMeta(metadata, rules, at);
  return metadata;
}

function isObjectMeta(value: unknown): value is ObjectMeta {
  return (
    isFields(value) &&
    ['name', 'generateName', 'namespace', 'uid'].every(name => isTextOrNone(value[name])) &&
    ['labels', 'annotations'].every(name => isMapOrNone(value[name])) &&
    isListOrNone(value['finalizers'], item => typeof item === 'string') &&
    isListOrNone(value['ownerReferences'], isFields) &&
    (value['generation'] === undefined || typeof value['generation'] === 'number')
  );
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isMapOrNone(value: unknown): boolean {
  return value === undefined || (isFields(value) && Object.values(value).every(isTextOrNone));
}

function isListOrNone(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isItem));
}
