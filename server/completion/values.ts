/**
 * Completion: values
 *
 * Allowed and well-known values, booleans, and the server's default.
 *
 *     imagePullPolicy: $0      →      imagePullPolicy: IfNotPresent
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { valueAt } from '../../core/json.js';
import type { FieldType } from '../../core/kubernetes/schema.js';
import { meaningsOf } from '../../core/kubernetes/valueMeanings.js';
import { sourceOf } from '../proposalSource.js';
import { scalarText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes values of the scalar under the cursor. */
export function values(context: CompletionContext): readonly Proposal[] {
  const { cursor, place } = context;
  if (place === undefined || isHeader(context) || place.field?.name === 'fieldPath') {
    return [];
  }
  const inList = place.type.kind !== 'object' && cursor.place === 'item';
  if (cursor.place !== 'value' && !inList) {
    return place.type.kind === 'map' ? keysOf(context) : [];
  }
  const { field, type, owner } = place;
  const listedValues = isScalar(type) ? (field?.enumeration?.values ?? []) : [];
  const known = isOfResources(listedValues) ? ['cpu', 'memory'] : possible(context, listedValues);
  const ofField = isScalar(type) && type === field?.type ? field?.defaultValue : undefined;
  const fallback = known.length < listedValues.length ? undefined : ofField;
  const choices = new Set([...known, ...(type.kind === 'boolean' ? ['true', 'false'] : [])]);
  if (fallback !== undefined && typeof fallback !== 'object') {
    choices.add(String(fallback));
  }
  const listed = listedBeside(context);
  const meanings = meaningsOf(owner, field?.name);
  const isSwitch = type.kind === 'boolean';
  const usual = isSwitch ? [] : [String(fallback), ...Object.keys(meanings)];
  const offered = [...choices].filter(value => !listed.has(value));
  return offered.map((value, index) => {
    const isDefault = value === String(fallback);
    const place = usual.indexOf(value);
    const rank = place < 0 ? usual.length + index : place;
    const detail = [...(isDefault ? ['default'] : []), meanings[value] ?? []].flat().join(' · ');
    const proposal: Proposal = {
      label: value === '' ? '""' : value,
      kind: CompletionItemKind.EnumMember,
      text: scalarText(value, type),
      rank,
      ...(detail === '' ? {} : { detail }),
      ...(isDefault ? { preselect: true } : {}),
      ...(field === undefined ? {} : sourceOf(context, pathOfOwner(context), field.name)),
    };
    return proposal;
  });
}

/** Jobs refuse pods that never end, other controllers those that may. */
function possible({ object, path }: CompletionContext, values: readonly string[]) {
  const template = path.slice(-3).join('.') === 'template.spec.restartPolicy';
  if (!template) {
    return values;
  }
  const isJob = object.kind === 'Job' || object.kind === 'CronJob';
  return values.filter(value => (value !== 'Always') === isJob);
}

/** What a list has already, the cursor's own item left out. */
function listedBeside(context: CompletionContext): ReadonlySet<unknown> {
  const { path } = context;
  const list = typeof path.at(-1) === 'number' ? valueAt(context.value, path.slice(0, -1)) : [];
  return new Set(Array.isArray(list) ? list.filter((_, index) => index !== path.at(-1)) : []);
}

/** The path of the mapping that has the field: the cursor's without the field and what lies below it. */
function pathOfOwner({ path, place }: CompletionContext): readonly (string | number)[] {
  return path.slice(0, path.lastIndexOf(place?.field?.name ?? ''));
}

/** Well-known keys of a map, where the API knows some. */
function keysOf({ place, cursor }: CompletionContext): Proposal[] {
  const known = place?.field?.keyEnumeration?.values ?? [];
  return known
    .filter(key => !isOfResources(known) && !cursor.siblings.has(key))
    .map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? key : `${key}: `,
      rank,
    }));
}

/** One list of the API for all places: which names fit where, the source of resource names knows. */
function isOfResources(names: readonly string[]): boolean {
  return names.includes('replicationcontrollers');
}

function isHeader({ path }: CompletionContext): boolean {
  return path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
}

function isScalar(type: FieldType): boolean {
  return type.kind !== 'object' && type.kind !== 'array' && type.kind !== 'map';
}
