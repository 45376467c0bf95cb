// One object of the garbage collector's queue: does it still have an owner, and if not, how does it go?

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import { groupKindOf } from '../../api/resources.js';
import type { Cluster, DeleteOptions } from '../../kernel/types.js';
import {
  foregroundFinalizer,
  isWaitingForDependents,
  orphanFinalizer,
  withoutFinalizer,
} from './finalizers.js';
import { withoutBlocking, withoutOwners } from './ownerReferences.js';

interface Owners {
  readonly solid: readonly OwnerReference[];
  readonly dangling: readonly OwnerReference[];
  readonly waiting: readonly OwnerReference[];
}

/** Deletes the object if all its owners are gone or wait for it; drops references that lead nowhere. */
export function attemptToDelete(cluster: Cluster, object: KubernetesObject): void {
  if (isWaitingForDependents(object)) {
    finishForeground(cluster, object);
    return;
  }
  const { deletionTimestamp, ownerReferences = [] } = object.metadata;
  if (deletionTimestamp !== undefined || ownerReferences.length === 0) {
    return;
  }
  const owners = classify(cluster, object, ownerReferences);
  if (owners.solid.length > 0) {
    const gone = [...owners.dangling, ...owners.waiting].map(owner => owner.uid);
    if (gone.length > 0) {
      cluster.update(withoutOwners(object, new Set(gone)));
    }
    return;
  }
  const dependents = cluster.dependents(object.metadata.uid ?? '');
  if (owners.waiting.length > 0 && dependents.length > 0) {
    const isCycle = dependents.some(isWaitingForDependents);
    remove(cluster, isCycle ? cluster.update(withoutBlocking(object)) : object, 'Foreground');
    return;
  }
  remove(cluster, object, policyOf(object));
}

/** The owner of a foreground deletion goes once no dependent blocks it. */
function finishForeground(cluster: Cluster, owner: KubernetesObject): void {
  const { uid = '' } = owner.metadata;
  const isBlocked = cluster
    .dependents(uid)
    .some(dependent =>
      dependent.metadata.ownerReferences?.some(
        reference => reference.uid === uid && reference.blockOwnerDeletion,
      ),
    );
  if (!isBlocked) {
    cluster.update(withoutFinalizer(owner, foregroundFinalizer));
  }
}

function classify(
  cluster: Cluster,
  object: KubernetesObject,
  references: readonly OwnerReference[],
): Owners {
  const solid: OwnerReference[] = [];
  const dangling: OwnerReference[] = [];
  const waiting: OwnerReference[] = [];
  for (const reference of references) {
    const owner = findOwner(cluster, object, reference);
    const list = owner === undefined ? dangling : isWaitingForDependents(owner) ? waiting : solid;
    list.push(reference);
  }
  return { solid, dangling, waiting };
}

/** An owner is in the same namespace or cluster-scoped; elsewhere it counts as absent, with an event. */
function findOwner(
  cluster: Cluster,
  object: KubernetesObject,
  reference: OwnerReference,
): KubernetesObject | undefined {
  const owner = cluster.getByUid(reference.uid);
  if (owner === undefined || groupKindOf(owner) !== groupKindOf(reference)) {
    return undefined;
  }
  const { namespace = '' } = object.metadata;
  if (owner.metadata.namespace !== undefined && owner.metadata.namespace !== namespace) {
    const { apiVersion, kind, name, uid } = reference;
    const where = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`;
    cluster.event(object, {
      type: 'Warning',
      reason: 'OwnerRefInvalidNamespace',
      message: `ownerRef ${where} does not exist in namespace "${namespace}"`,
    });
    return undefined;
  }
  return owner;
}

function policyOf(object: KubernetesObject): DeleteOptions['propagationPolicy'] {
  const { finalizers = [] } = object.metadata;
  if (finalizers.includes(orphanFinalizer)) {
    return 'Orphan';
  }
  return finalizers.includes(foregroundFinalizer) ? 'Foreground' : 'Background';
}

function remove(
  cluster: Cluster,
  object: KubernetesObject,
  propagationPolicy: DeleteOptions['propagationPolicy'],
): void {
  const { namespace = '', name = '', uid } = object.metadata;
  const options = { ...(uid && { uid }), ...(propagationPolicy && { propagationPolicy }) };
  cluster.delete(groupKindOf(object), { namespace, name }, options);
}
