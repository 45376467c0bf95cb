// What sources ask of the place under the cursor: where in the object it is, and what stands around it.

import { type Fields, fieldsOf, valueAt } from '../core/json.js';
import { podPlaceOf } from '../core/kubernetes/podTemplate.js';
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

/** The mapping at a path of the cursor's object; empty where there is none. */
export function fieldsIn(context: CompletionContext, path: FieldPath): Fields {
  return fieldsOf(valueAt(context.value, path));
}

/** The mappings of a list at a path of the cursor's object. */
export function itemsIn(context: CompletionContext, path: FieldPath): Fields[] {
  const list = valueAt(context.value, path);
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

/** A place below a PodSpec. */
export interface PodSpot {
  readonly specPath: FieldPath;
  /** The cursor's path below the PodSpec. */
  readonly below: FieldPath;
}

/** Where the cursor is in the object's PodSpec; undefined outside of one. */
export function podSpotOf({ object, path }: CompletionContext): PodSpot | undefined {
  const { apiVersion, kind } = object;
  const specPath =
    apiVersion === undefined || kind === undefined
      ? undefined
      : podPlaceOf(apiVersion, kind)?.specPath;
  const isBelow = specPath?.every((step, index) => path[index] === step) === true;
  return specPath !== undefined && isBelow
    ? { specPath, below: path.slice(specPath.length) }
    : undefined;
}

/** The path of the container around the cursor; undefined outside of one. */
export function containerPathOf(context: CompletionContext): FieldPath | undefined {
  const spot = podSpotOf(context);
  const [list, index] = spot?.below ?? [];
  const isContainer = typeof list === 'string' && /^(?:c|initC|ephemeralC)ontainers$/.test(list);
  return spot !== undefined && isContainer && typeof index === 'number'
    ? [...spot.specPath, list, index]
    : undefined;
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
