// Who controls an object, and how controllers adopt what they select and release what they no
// longer do.
// After pkg/controller/controller_ref_manager.go.

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import { type LabelSelector, matchesSelector } from '../../../core/kubernetes/selector.js';
import { ApiError } from '../../api/apiError.js';
import type { Cluster, GroupKind } from '../../kernel/types.js';

/** The reference of the one controller of an object. */
export function controllerOf(object: KubernetesObject): OwnerReference | undefined {
  const { ownerReferences } = object.metadata;
  if (ownerReferences !== undefined) {
    for (const reference of ownerReferences) {
      if (reference.controller === true) {
        return reference;
      }
    }
  }
  return undefined;
}

/** The reference a controller writes into what it makes. */
export function controllerReference(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name ?? '',
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Whether this owner controls the object. */
export function isControlledBy(object: KubernetesObject, owner: KubernetesObject): boolean {
  return controllerOf(object)?.uid === owner.metadata.uid;
}

/** What an owner lays claim to. */
export interface Claimed extends Membership {
  readonly groupKind: GroupKind;
}

/** What makes an object one of an owner's: its labels, and where names count its name. */
export interface Membership {
  readonly selector: LabelSelector | undefined;
  readonly isMember?: (object: KubernetesObject) => boolean;
}

/** Whether the object is one of those that the owner wants. */
export function belongs({ selector, isMember }: Membership, object: KubernetesObject): boolean {
  return matchesSelector(selector, object.metadata.labels) && (isMember?.(object) ?? true);
}

/**
 * What an owner controls and selects of one kind: orphans that match are adopted, controlled
 * objects that no longer match are released. An owner that is being deleted does neither.
 */
export function claim<T extends KubernetesObject>(
  cluster: Cluster,
  owner: KubernetesObject,
  { groupKind, ...membership }: Claimed,
): readonly T[] {
  const dependents = cluster.dependents<T>(owner.metadata.uid ?? '', groupKind);
  const kept = keepMatching(cluster, owner, dependents, membership);
  if (owner.metadata.deletionTimestamp !== undefined) {
    return kept;
  }
  const namespace = owner.metadata.namespace ?? '';
  const adopted = cluster
    .orphans<T>(groupKind, namespace)
    .filter(orphan => isAdoptable(orphan, membership))
    .flatMap(orphan => adopt(cluster, owner, orphan));
  return adopted.length === 0 ? kept : [...kept, ...adopted];
}

function keepMatching<T extends KubernetesObject>(
  cluster: Cluster,
  owner: KubernetesObject,
  dependents: readonly T[],
  membership: Membership,
): readonly T[] {
  const isKept = (dependent: T): boolean =>
    isControlledBy(dependent, owner) && belongs(membership, dependent);
  if (dependents.every(isKept)) {
    return dependents;
  }
  if (owner.metadata.deletionTimestamp === undefined) {
    for (const dependent of dependents) {
      if (isControlledBy(dependent, owner) && !isKept(dependent)) {
        release(cluster, owner, dependent);
      }
    }
  }
  return dependents.filter(isKept);
}

function isAdoptable(orphan: KubernetesObject, membership: Membership): boolean {
  return orphan.metadata.deletionTimestamp === undefined && belongs(membership, orphan);
}

/** The adopted object, or none when it vanished meanwhile. */
function adopt<T extends KubernetesObject>(
  cluster: Cluster,
  owner: KubernetesObject,
  orphan: T,
): T[] {
  const references = [...(orphan.metadata.ownerReferences ?? []), controllerReference(owner)];
  return unlessGone(() => cluster.update(withOwners(orphan, references)));
}

function release<T extends KubernetesObject>(
  cluster: Cluster,
  owner: KubernetesObject,
  dependent: T,
): void {
  const references = dependent.metadata.ownerReferences ?? [];
  const others = references.filter(reference => reference.uid !== owner.metadata.uid);
  unlessGone(() => cluster.update(withOwners(dependent, others)));
}

function withOwners<T extends KubernetesObject>(
  object: T,
  references: readonly OwnerReference[],
): T {
  const { ownerReferences: _, ...metadata } = object.metadata;
  const owners = references.length === 0 ? {} : { ownerReferences: references };
  return { ...object, metadata: { ...metadata, ...owners } };
}

function unlessGone<T>(write: () => T): T[] {
  try {
    return [write()];
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') {
      return [];
    }
    throw error;
  }
}
