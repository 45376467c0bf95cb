// One object of the garbage collector's queue: does it still have an owner, and if not, how does it go?

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import { groupKindOf } from '../../api/resources.js';
import type { Cluster, DeleteOptions } from '../../kernel/types.js';
import { scopeOf } from '../common/servedKinds.js';
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
  if (owners === undefined) {
    return;
  }
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

/** undefined where an owner cannot be looked up: then nothing is done. */
function classify(
  cluster: Cluster,
  object: KubernetesObject,
  references: readonly OwnerReference[],
): Owners | undefined {
  const solid: OwnerReference[] = [];
  const dangling: OwnerReference[] = [];
  const waiting: OwnerReference[] = [];
  for (const reference of references) {
    tellForeign(cluster, object, reference);
    const owner = findOwner(cluster, object, reference);
    if (owner === 'unknown') {
      return undefined;
    }
    const list = owner === 'absent' ? dangling : isWaitingForDependents(owner) ? waiting : solid;
    list.push(reference);
  }
  return { solid, dangling, waiting };
}

/**
 * The owner is asked for by kind and name, in the namespace of the dependent. Kinds nobody serves, and
 * namespaced owners of what has no namespace, cannot be asked for.
 */
function findOwner(
  cluster: Cluster,
  object: KubernetesObject,
  reference: OwnerReference,
): KubernetesObject | 'absent' | 'unknown' {
  const groupKind = groupKindOf(reference);
  const scope = scopeOf(cluster, groupKind);
  const { namespace = '' } = object.metadata;
  if (scope === undefined || (scope === 'Namespaced' && namespace === '')) {
    return 'unknown';
  }
  const owner = cluster.get(groupKind, scope === 'Cluster' ? '' : namespace, reference.name);
  return owner?.metadata.uid === reference.uid ? owner : 'absent';
}

/** An owner is in the same namespace or in none; of one that is elsewhere an event tells. */
function tellForeign(cluster: Cluster, object: KubernetesObject, reference: OwnerReference): void {
  const owner = cluster.getByUid(reference.uid);
  const { namespace = '' } = object.metadata;
  if (owner?.metadata.namespace === undefined || owner.metadata.namespace === namespace) {
    return;
  }
  const { apiVersion, kind, name, uid } = reference;
  const where = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`;
  cluster.event(object, {
    type: 'Warning',
    reason: 'OwnerRefInvalidNamespace',
    message: `ownerRef ${where} does not exist in namespace "${namespace}"`,
  });
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
