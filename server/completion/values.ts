/**
 * Completion: values
 *
 * Allowed and well-known values, booleans, and the server's default.
 *
 *     imagePullPolicy: $0      →      imagePullPolicy: IfNotPresent
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { FieldType } from '../../core/kubernetes/schema.js';
import { valueIn } from '../completionPlace.js';
import { sourceOf } from '../proposalSource.js';
import { scalarText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes values of the scalar under the cursor. */
export function values(context: CompletionContext): readonly Proposal[] {
  const { cursor, place } = context;
  if (place === undefined || isHeader(context)) {
    return [];
  }
  const inList = place.type.kind !== 'object' && cursor.place === 'item';
  if (cursor.place !== 'value' && !inList) {
    return place.type.kind === 'map' ? keysOf(context) : [];
  }
  const { field, type } = place;
  const known = isScalar(type) ? (field?.enumeration?.values ?? []) : [];
  const fallback = isScalar(type) && type === field?.type ? field?.defaultValue : undefined;
  const choices = new Set([...known, ...(type.kind === 'boolean' ? ['true', 'false'] : [])]);
  if (fallback !== undefined && typeof fallback !== 'object') {
    choices.add(String(fallback));
  }
  const listed = listedBeside(context);
  const offered = [...choices].filter(value => !listed.has(value));
  return offered.map((value, rank) => {
    const isDefault = value === String(fallback);
    const proposal: Proposal = {
      label: value === '' ? '""' : value,
      kind: CompletionItemKind.EnumMember,
      text: scalarText(value, type),
      rank,
      ...(isDefault ? { detail: 'default', preselect: true } : {}),
      ...(field === undefined ? {} : sourceOf(context, pathOfOwner(context), field.name)),
    };
    return proposal;
  });
}

/** What a list has already, the cursor's own item left out. */
function listedBeside(context: CompletionContext): ReadonlySet<unknown> {
  const { path } = context;
  const list = typeof path.at(-1) === 'number' ? valueIn(context, path.slice(0, -1)) : [];
  return new Set(Array.isArray(list) ? list.filter((_, index) => index !== path.at(-1)) : []);
}

/** The path of the mapping that has the field: the cursor's without the field and what lies below it. */
function pathOfOwner({ path, place }: CompletionContext): readonly (string | number)[] {
  return path.slice(0, path.lastIndexOf(place?.field?.name ?? ''));
}

/** Well-known keys of a map, where the API knows some: resource names in limits and requests. */
function keysOf({ place, cursor }: CompletionContext): Proposal[] {
  const known = place?.field?.keyEnumeration?.values ?? [];
  return known
    .filter(key => !cursor.siblings.has(key))
    .map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? key : `${key}: `,
      rank,
    }));
}

function isHeader({ path }: CompletionContext): boolean {
  return path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
}

function isScalar(type: FieldType): boolean {
  return type.kind !== 'object' && type.kind !== 'array' && type.kind !== 'map';
}
