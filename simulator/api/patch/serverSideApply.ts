// Server-side apply: `application/apply-patch+yaml`. Merges a configuration into the live object by the schema's
// list types, refuses to take fields from other managers unless forced, and drops what the manager no longer sets.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { ApiError, type StatusCause } from '../apiError.js';
import { changedFields, EMPTY_FIELD_SET, type FieldSet, fieldSetOf } from './fieldSet.js';
import {
  difference,
  intersection,
  isEmptySet,
  isSameSet,
  pathsOf,
  union,
} from './fieldSetAlgebra.js';
import type { JsonMap } from './jsonValue.js';
import { fieldsOfLastApplied, withLastApplied } from './lastApplied.js';
import {
  type FieldManager,
  isSameManager,
  type ManagedEntry,
  managedEntriesOf,
  ownable,
  withManagedEntries,
} from './managedFields.js';
import { mergeTyped } from './mergeTyped.js';
import { removeFields } from './removeFields.js';

/** Who applies, and whether fields of other managers may be taken. */
export interface ApplyRequest {
  readonly manager: FieldManager;
  readonly force: boolean;
  readonly type: ObjectType | undefined;
}

/**
 * The object after the apply, with its managedFields. `live` is undefined when the apply creates it. Throws
 * ApiError 409 naming the managers and fields in conflict.
 */
export function serverSideApply(
  live: KubernetesObject | undefined,
  config: KubernetesObject,
  request: ApplyRequest,
): KubernetesObject {
  const { type, manager } = request;
  const fieldType: FieldType | undefined = type && { kind: 'object', type };
  const entries = managedEntriesOf(live);
  const applied = ownable(fieldSetOf(config, type));
  const last = entries.find(entry => isSameManager(entry, manager));
  const others = entries.filter(entry => !isSameManager(entry, manager));
  const merged = live === undefined ? config : mergeTyped(live, config, fieldType);
  const kept = others.reduce((set, entry) => union(set, entry.fields), applied);
  const dropped = last === undefined ? EMPTY_FIELD_SET : last.fields;
  const pruned = removeFields(merged as JsonMap, { dropped, kept }, fieldType);
  const changed = ownable(changedFields(live, pruned, type));
  if (!request.force) {
    const allowed = fieldsOfLastApplied(live, manager.name, type);
    refuseConflicts(others, difference(changed, allowed));
  }
  const remaining = others
    .map(entry => ({ ...entry, fields: difference(entry.fields, changed) }))
    .filter(entry => !isEmptySet(entry.fields));
  const isSame = last !== undefined && isSameSet(last.fields, applied) && isEmptySet(changed);
  const own: ManagedEntry = isSame ? last : { ...manager, fields: applied };
  const result = withLastApplied(pruned as unknown as KubernetesObject, config, manager.name);
  return withManagedEntries(result, [own, ...remaining]);
}

interface Conflict {
  readonly manager: string;
  readonly path: string;
}

function refuseConflicts(others: readonly ManagedEntry[], changed: FieldSet): void {
  const conflicts = others.flatMap(entry =>
    pathsOf(intersection(changed, entry.fields)).map(path => ({ manager: show(entry), path })),
  );
  if (conflicts.length === 0) {
    return;
  }
  const causes = conflicts.map(
    ({ manager, path }): StatusCause => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${manager}`,
      field: path,
    }),
  );
  throw new ApiError(409, 'Conflict', conflictMessage(conflicts), { causes });
}

function show(entry: ManagedEntry): string {
  const subresource = entry.subresource === '' ? '' : ` with subresource "${entry.subresource}"`;
  const version = entry.operation === 'Apply' ? '' : ` using ${entry.apiVersion}`;
  return `"${entry.name}"${subresource}${version}`;
}

function conflictMessage(conflicts: readonly Conflict[]): string {
  const [first] = conflicts;
  if (conflicts.length === 1 && first !== undefined) {
    return `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.path}`;
  }
  const managers = [...new Set(conflicts.map(({ manager }) => manager))].sort();
  const lines = managers.flatMap(manager => [
    `conflicts with ${manager}:`,
    ...conflicts.filter(conflict => conflict.manager === manager).map(({ path }) => `- ${path}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`;
}
