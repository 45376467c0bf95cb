// What the cluster holds: immutable objects by kind, namespace and name, with the indexes controllers need.
// One change costs what it touches.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import type { ChangeNotice, GroupKind } from '../kernel/types.js';
import { Bucket, type Cell, Table } from './bucket.js';

/** Kinds that controllers adopt by their labels. */
const adoptableKinds: ReadonlySet<GroupKind> = new Set([
  'Pod',
  'apps/ReplicaSet',
  'apps/ControllerRevision',
  'batch/Job',
]);
/** Found by name alone: there are many of them, and nobody owns or is owned by them. */
const unindexedKind: GroupKind = 'Event';
const none: readonly KubernetesObject[] = Object.freeze([]);

/** The etcd of the simulation. It refuses nothing: the rules are the write path's. */
export class Store {
  readonly #kinds = new Map<GroupKind, KindTables>();
  readonly #byUid = new Map<string, Cell>();
  readonly #byOwner = new Map<string, Bucket>();
  readonly #podsByNode = new Map<string, Bucket>();
  readonly #podsByLabel = new Map<string, Bucket>();
  readonly #orphans = new Map<string, Bucket>();
  #revision = 0;
  #size = 0;

  /** The resourceVersion of the last change. */
  get revision(): number {
    return this.#revision;
  }

  /** How many objects there are. */
  get size(): number {
    return this.#size;
  }

  get groupKinds(): readonly GroupKind[] {
    return [...this.#kinds.keys()].sort();
  }

  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined {
    return this.#kinds.get(groupKind)?.table(namespace)?.get(name)?.object;
  }

  byUid(uid: string): KubernetesObject | undefined {
    return this.#byUid.get(uid)?.object;
  }

  /** Sorted by `namespace/name`, as etcd does: `a-b/x` comes before `a/x`. */
  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[] {
    const kind = this.#kinds.get(groupKind);
    if (kind === undefined) {
      return none;
    }
    return namespace === undefined ? kind.all() : (kind.table(namespace)?.list() ?? none);
  }

  count(groupKind: GroupKind, namespace: string): number {
    return this.#kinds.get(groupKind)?.table(namespace)?.size ?? 0;
  }

  /** In order of arrival. */
  dependents(ownerUid: string, groupKind?: GroupKind): readonly KubernetesObject[] {
    if (groupKind !== undefined) {
      return this.#byOwner.get(`${ownerUid}|${groupKind}`)?.list() ?? none;
    }
    return this.#byOwner.get(ownerUid)?.list() ?? none;
  }

  /** Objects of an adoptable kind that no controller owns, in order of arrival. */
  orphans(groupKind: GroupKind, namespace: string): readonly KubernetesObject[] {
    return this.#orphans.get(`${groupKind}|${namespace}`)?.list() ?? none;
  }

  podsOnNode(nodeName: string): readonly KubernetesObject[] {
    return this.#podsByNode.get(nodeName)?.list() ?? none;
  }

  /** Pods that carry all these labels, in order of arrival; without labels, all of the namespace by name. */
  podsWithLabels(
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): readonly KubernetesObject[] {
    const wanted = Object.entries(labels);
    if (wanted.length === 0) {
      return this.list('Pod', namespace);
    }
    let smallest: Bucket | undefined;
    for (const [key, value] of wanted) {
      const bucket = this.#podsByLabel.get(labelKey(namespace, key, value));
      if (bucket === undefined) {
        return none;
      }
      smallest = smallest === undefined || bucket.size < smallest.size ? bucket : smallest;
    }
    const candidates = smallest?.list() ?? none;
    return wanted.length === 1 ? candidates : candidates.filter(pod => carries(pod, wanted));
  }

  /** The version a write made now would get. */
  nextRevision(): number {
    this.#revision++;
    return this.#revision;
  }

  /** Adds or replaces; returns what watchers are told. */
  put(groupKind: GroupKind, object: KubernetesObject): ChangeNotice {
    const namespace = object.metadata.namespace ?? '';
    const name = object.metadata.name ?? '';
    const tables = this.#tablesOf(groupKind);
    const cell = tables.table(namespace)?.get(name);
    if (cell === undefined) {
      this.#insert(tables, { groupKind, object, buckets: [] });
      return { type: 'ADDED', groupKind, object, previous: undefined };
    }
    const previous = cell.object;
    this.#replace(tables, cell, object);
    return { type: 'MODIFIED', groupKind, object, previous };
  }

  /** Removes; `last` is the version watchers see last. */
  remove(groupKind: GroupKind, last: KubernetesObject): ChangeNotice | undefined {
    const namespace = last.metadata.namespace ?? '';
    const name = last.metadata.name ?? '';
    const tables = this.#tablesOf(groupKind);
    const cell = tables.table(namespace)?.get(name);
    if (cell === undefined) {
      return undefined;
    }
    const previous = cell.object;
    this.#unindex(cell);
    tables.delete(namespace, name);
    this.#byUid.delete(previous.metadata.uid ?? '');
    this.#size--;
    return { type: 'DELETED', groupKind, object: last, previous };
  }

  /**
   * Removes this version of an object that no index knows; nothing where a later version is there. What is removed in
   * one go has one revision, as with etcd's leases.
   */
  expire(groupKind: GroupKind, version: KubernetesObject): ChangeNotice | undefined {
    const { namespace = '', name = '' } = version.metadata;
    if (!this.#kinds.get(groupKind)?.deleteVersion(namespace, name, version)) {
      return undefined;
    }
    this.#size--;
    return new Expired(groupKind, version, this.#revision);
  }

  #insert(tables: KindTables, cell: Cell): void {
    const { object } = cell;
    tables.set(object.metadata.namespace ?? '', object.metadata.name ?? '', cell);
    if (cell.groupKind !== unindexedKind) {
      this.#byUid.set(object.metadata.uid ?? '', cell);
      this.#index(cell);
    }
    this.#size++;
  }

  #replace(tables: KindTables, cell: Cell, object: KubernetesObject): void {
    const previous = cell.object;
    if (previous.metadata.uid !== object.metadata.uid && cell.groupKind !== unindexedKind) {
      this.#byUid.delete(previous.metadata.uid ?? '');
      this.#byUid.set(object.metadata.uid ?? '', cell);
    }
    if (previous.metadata.ownerReferences !== object.metadata.ownerReferences) {
      this.#unindex(cell);
      cell.object = object;
      this.#index(cell);
    } else {
      cell.object = object;
      if (cell.groupKind === 'Pod' && !hasSamePlace(previous, object)) {
        this.#moveLast(cell);
        this.#reindexPod(cell, previous);
      }
      for (const bucket of cell.buckets) {
        bucket.changed();
      }
    }
    tables.changed(object.metadata.namespace ?? '', object.metadata.name ?? '');
  }

  /** A pod with other labels or another node has arrived anew. */
  #moveLast(cell: Cell): void {
    for (const bucket of cell.buckets) {
      bucket.moveLast(cell);
    }
  }

  #reindexPod(cell: Cell, previous: KubernetesObject): void {
    const { namespace = '', labels } = cell.object.metadata;
    const { labels: before } = previous.metadata;
    for (const key in before) {
      if (labels?.[key] !== before[key]) {
        leave(this.#podsByLabel, labelKey(namespace, key, before[key] ?? ''), cell);
      }
    }
    for (const key in labels) {
      if (before?.[key] !== labels[key]) {
        bucketOf(this.#podsByLabel, labelKey(namespace, key, labels[key] ?? '')).add(cell);
      }
    }
    const [node, left] = [nodeNameOf(cell.object), nodeNameOf(previous)];
    if (node !== left && left !== undefined) {
      leave(this.#podsByNode, left, cell);
    }
    if (node !== left && node !== undefined) {
      bucketOf(this.#podsByNode, node).add(cell);
    }
  }

  #index(cell: Cell): void {
    const { metadata } = cell.object;
    for (const owner of metadata.ownerReferences ?? []) {
      bucketOf(this.#byOwner, owner.uid).add(cell);
      bucketOf(this.#byOwner, `${owner.uid}|${cell.groupKind}`).add(cell);
    }
    if (isOrphan(cell)) {
      bucketOf(this.#orphans, `${cell.groupKind}|${metadata.namespace ?? ''}`).add(cell);
    }
    if (cell.groupKind !== 'Pod') {
      return;
    }
    for (const key of labelKeysOf(metadata)) {
      bucketOf(this.#podsByLabel, key).add(cell);
    }
    const nodeName = nodeNameOf(cell.object);
    if (nodeName !== undefined) {
      bucketOf(this.#podsByNode, nodeName).add(cell);
    }
  }

  #unindex(cell: Cell): void {
    const { metadata } = cell.object;
    for (const bucket of cell.buckets) {
      bucket.remove(cell);
    }
    cell.buckets.length = 0;
    for (const owner of metadata.ownerReferences ?? []) {
      dropEmpty(this.#byOwner, owner.uid);
      dropEmpty(this.#byOwner, `${owner.uid}|${cell.groupKind}`);
    }
    if (cell.groupKind !== 'Pod') {
      return;
    }
    for (const key of labelKeysOf(metadata)) {
      dropEmpty(this.#podsByLabel, key);
    }
    dropEmpty(this.#podsByNode, nodeNameOf(cell.object) ?? '');
  }

  #tablesOf(groupKind: GroupKind): KindTables {
    let tables = this.#kinds.get(groupKind);
    if (tables === undefined) {
      tables = new KindTables();
      this.#kinds.set(groupKind, tables);
    }
    return tables;
  }
}

/** All objects of one kind. */
class KindTables {
  readonly #tables = new Map<string, Table>();
  #all: readonly KubernetesObject[] | undefined = none;

  table(namespace: string): Table | undefined {
    return this.#tables.get(namespace);
  }

  all(): readonly KubernetesObject[] {
    if (this.#all === undefined) {
      const names = [...this.#tables.keys()].sort((a, b) => (`${a}/` < `${b}/` ? -1 : 1));
      const only = names.length === 1 ? this.#tables.get(names[0] ?? '') : undefined;
      this.#all = only?.list() ?? names.flatMap(name => this.#tables.get(name)?.list() ?? none);
    }
    return this.#all;
  }

  set(namespace: string, name: string, cell: Cell): void {
    let table = this.#tables.get(namespace);
    if (table === undefined) {
      table = new Table();
      this.#tables.set(namespace, table);
    }
    table.set(name, cell);
    this.#all = undefined;
  }

  changed(namespace: string, name: string): void {
    this.#tables.get(namespace)?.changed(name);
    this.#all = undefined;
  }

  /** Whether it was this version that the table had. */
  deleteVersion(namespace: string, name: string, version: KubernetesObject): boolean {
    if (this.#tables.get(namespace)?.get(name)?.object !== version) {
      return false;
    }
    this.delete(namespace, name);
    return true;
  }

  delete(namespace: string, name: string): void {
    const table = this.#tables.get(namespace);
    table?.delete(name);
    if (table?.size === 0) {
      this.#tables.delete(namespace);
    }
    this.#all = undefined;
  }
}

/** What is told of an object whose time was over; its last version is made when asked for. */
class Expired implements ChangeNotice {
  readonly type = 'DELETED';
  readonly groupKind: GroupKind;
  readonly previous: KubernetesObject;
  readonly #revision: number;

  constructor(groupKind: GroupKind, previous: KubernetesObject, revision: number) {
    this.groupKind = groupKind;
    this.previous = previous;
    this.#revision = revision;
  }

  get object(): KubernetesObject {
    const { metadata } = this.previous;
    return { ...this.previous, metadata: { ...metadata, resourceVersion: String(this.#revision) } };
  }
}

function bucketOf(buckets: Map<string, Bucket>, key: string): Bucket {
  let bucket = buckets.get(key);
  if (bucket === undefined) {
    bucket = new Bucket();
    buckets.set(key, bucket);
  }
  return bucket;
}

function leave(buckets: Map<string, Bucket>, key: string, cell: Cell): void {
  const bucket = buckets.get(key);
  if (bucket !== undefined) {
    bucket.remove(cell);
    cell.buckets.splice(cell.buckets.indexOf(bucket), 1);
    dropEmpty(buckets, key);
  }
}

function dropEmpty(buckets: Map<string, Bucket>, key: string): void {
  if (buckets.get(key)?.size === 0) {
    buckets.delete(key);
  }
}

function isOrphan(cell: Cell): boolean {
  const owners = cell.object.metadata.ownerReferences ?? [];
  return adoptableKinds.has(cell.groupKind) && !owners.some(owner => owner.controller);
}

function hasSamePlace(before: KubernetesObject, after: KubernetesObject): boolean {
  return (
    before.metadata.labels === after.metadata.labels && nodeNameOf(before) === nodeNameOf(after)
  );
}

/** The node a pod is bound to; undefined while it is not. */
export function nodeNameOf(pod: KubernetesObject): string | undefined {
  const { nodeName } = (pod['spec'] ?? {}) as { readonly nodeName?: string };
  return nodeName === '' ? undefined : nodeName;
}

function labelKeysOf({ namespace = '', labels }: ObjectMeta): readonly string[] {
  const keys: string[] = [];
  for (const key in labels) {
    keys.push(labelKey(namespace, key, labels[key] ?? ''));
  }
  return keys;
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}|${key}=${value}`;
}

function carries(pod: KubernetesObject, wanted: readonly [string, string][]): boolean {
  const labels = pod.metadata.labels ?? {};
  return wanted.every(([key, value]) => labels[key] === value);
}
