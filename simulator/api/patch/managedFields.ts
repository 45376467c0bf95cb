// metadata.managedFields: who owns which field. Read and written around updates and server-side applies.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectType } from '../../../core/kubernetes/schema.js';
import { changedFields, EMPTY_FIELD_SET, type FieldSet } from './fieldSet.js';
import {
  difference,
  fromFieldsV1,
  isEmptySet,
  isSameSet,
  toFieldsV1,
  union,
} from './fieldSetAlgebra.js';
import { isMap } from './jsonValue.js';

/** Who writes, as managedFields tells writers apart. */
export interface FieldManager {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  /** `status`, `scale`; empty for the resource itself. */
  readonly subresource: string;
  readonly apiVersion: string;
  /** RFC 3339 of now. */
  readonly timestamp: string;
}

/** One entry of managedFields, decoded. */
export interface ManagedEntry extends FieldManager {
  readonly fields: FieldSet;
}

/** Fields no manager owns: identity, and what the server sets. */
const UNOWNED: FieldSet = fromFieldsV1({
  'f:apiVersion': {},
  'f:kind': {},
  'f:metadata': Object.fromEntries(
    'name namespace uid creationTimestamp resourceVersion generation managedFields selfLink deletionTimestamp deletionGracePeriodSeconds'
      .split(' ')
      .map(key => [`f:${key}`, {}]),
  ),
});

/** The set without what no manager owns. */
export function ownable(set: FieldSet): FieldSet {
  const children = new Map<string, FieldSet>();
  for (const [key, child] of set.children) {
    const unowned = UNOWNED.children.get(key);
    const kept =
      unowned === undefined
        ? child
        : { owned: false, children: withoutKeys(child.children, unowned.children) };
    if (!isEmptySet(kept)) {
      children.set(key, kept);
    }
  }
  return { owned: false, children };
}

function withoutKeys(
  from: ReadonlyMap<string, FieldSet>,
  keys: ReadonlyMap<string, FieldSet>,
): ReadonlyMap<string, FieldSet> {
  return new Map([...from].filter(([key]) => !keys.has(key)));
}

/** The entries of an object's managedFields; entries of another form are dropped. */
export function managedEntriesOf(object: KubernetesObject | undefined): readonly ManagedEntry[] {
  return (object?.metadata.managedFields ?? []).filter(isMap).map(entry => ({
    name: String(entry['manager'] ?? ''),
    operation: entry['operation'] === 'Apply' ? 'Apply' : 'Update',
    subresource: String(entry['subresource'] ?? ''),
    apiVersion: String(entry['apiVersion'] ?? object?.apiVersion ?? ''),
    timestamp: String(entry['time'] ?? ''),
    fields: fromFieldsV1(entry['fieldsV1']),
  }));
}

/** The object with these entries as its managedFields; none removes the field. */
export function withManagedEntries(
  object: KubernetesObject,
  entries: readonly ManagedEntry[],
): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  if (entries.length === 0) {
    return { ...object, metadata };
  }
  const managedFields = [...entries].sort(byOperationAndTime).map(entry => ({
    manager: entry.name,
    operation: entry.operation,
    apiVersion: entry.apiVersion,
    ...(entry.timestamp === '' ? {} : { time: entry.timestamp }),
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(entry.fields),
    ...(entry.subresource === '' ? {} : { subresource: entry.subresource }),
  }));
  return { ...object, metadata: { ...metadata, managedFields } };
}

function byOperationAndTime(left: ManagedEntry, right: ManagedEntry): number {
  if (left.operation !== right.operation) {
    return left.operation === 'Apply' ? -1 : 1;
  }
  const order = (entry: ManagedEntry): string =>
    [entry.timestamp, entry.name, entry.apiVersion, entry.subresource].join('\0');
  return order(left) < order(right) ? -1 : Number(order(left) > order(right));
}

/** The two entries are of one manager: name, operation, subresource and, for updates, version. */
export function isSameManager(left: FieldManager, right: FieldManager): boolean {
  return (
    left.name === right.name &&
    left.operation === right.operation &&
    left.subresource === right.subresource &&
    (left.operation === 'Apply' || left.apiVersion === right.apiVersion)
  );
}

/** What tells the fields of a write apart. */
export interface TrackingRules {
  readonly type: ObjectType | undefined;
  /** Status has a subresource of its own, and nobody else writes it. */
  readonly hasStatus: boolean;
  /** The object as it will be with the server's defaults, which the writer owns as well. */
  withDefaults(object: KubernetesObject): KubernetesObject;
}

/**
 * The object of a create or update with managedFields as they are after it: its manager owns what it changed,
 * nobody owns what it removed. `before` is undefined on create. An object that says nothing of managedFields
 * keeps the live ones; an empty list resets them.
 */
export function trackUpdate(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  manager: FieldManager,
  rules: TrackingRules,
): KubernetesObject {
  const source = after.metadata.managedFields === undefined ? before : after;
  const entries = managedEntriesOf(source).filter(entry => entry.name !== '');
  const old = before && writtenPart(before, manager, rules);
  const next = writtenPart(rules.withDefaults(after), manager, rules);
  const changed = ownable(changedFields(old, next, rules.type));
  const removed = old === undefined ? EMPTY_FIELD_SET : removedFields(old, next, rules.type);
  return withManagedEntries(after, takeOver(entries, manager, { changed, removed }));
}

/** What of an object a write can change: its status alone, or all but its status. */
function writtenPart(
  object: KubernetesObject,
  { subresource }: FieldManager,
  { hasStatus }: TrackingRules,
): KubernetesObject {
  if (!hasStatus) {
    return object;
  }
  const { status, ...rest } = object as KubernetesObject & { readonly status?: unknown };
  if (subresource !== 'status') {
    return rest;
  }
  const { apiVersion, kind, metadata } = object;
  return { apiVersion, kind, metadata, ...(status !== undefined && { status }) };
}

function removedFields(
  before: KubernetesObject,
  after: KubernetesObject,
  type: ObjectType | undefined,
): FieldSet {
  return difference(changedFields(undefined, before, type), changedFields(undefined, after, type));
}

/** The entries after one manager changed and removed fields: it gains the changed ones, others lose them. */
function takeOver(
  entries: readonly ManagedEntry[],
  manager: FieldManager,
  fields: { readonly changed: FieldSet; readonly removed: FieldSet },
): readonly ManagedEntry[] {
  const others = entries
    .filter(entry => !isSameManager(entry, manager))
    .map(entry =>
      lessen(entry, difference(difference(entry.fields, fields.changed), fields.removed)),
    );
  const own = entries.find(entry => isSameManager(entry, manager));
  const kept = difference(own?.fields ?? EMPTY_FIELD_SET, fields.removed);
  const set = union(kept, fields.changed);
  const isUnchanged = own !== undefined && isSameSet(own.fields, set) && isEmptySet(fields.changed);
  const entry: ManagedEntry = isUnchanged ? own : { ...manager, fields: set };
  return [...others, entry].filter(({ fields: owned }) => !isEmptySet(owned));
}

function lessen(entry: ManagedEntry, fields: FieldSet): ManagedEntry {
  return isSameSet(entry.fields, fields) ? entry : { ...entry, fields };
}
