// Changing an object's owner references.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';

/** The object without its references to these owners. */
export function withoutOwners(
  object: KubernetesObject,
  uids: ReadonlySet<string>,
): KubernetesObject {
  const { ownerReferences = [], ...metadata } = object.metadata;
  const left = ownerReferences.filter(owner => !uids.has(owner.uid));
  return {
    ...object,
    metadata: left.length === 0 ? metadata : { ...metadata, ownerReferences: left },
  };
}

/** The object whose references no longer hold its owners back. */
export function withoutBlocking(object: KubernetesObject): KubernetesObject {
  const { ownerReferences = [] } = object.metadata;
  const freed = ownerReferences.map(owner =>
    owner.blockOwnerDeletion ? { ...owner, blockOwnerDeletion: false } : owner,
  );
  return { ...object, metadata: { ...object.metadata, ownerReferences: freed } };
}
