// The garbage collector: what is owned goes with its owners, in the background, in the foreground, or is orphaned.

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import { groupKindOf } from '../../api/resources.js';
import type { ChangeNotice, Cluster, ControllerFactory } from '../../kernel/types.js';
import { attemptToDelete } from './attemptToDelete.js';
import { attemptToOrphan } from './attemptToOrphan.js';
import { foregroundFinalizer, isWaitingForDependents, orphanFinalizer } from './finalizers.js';

const none: readonly string[] = [];
const ignored = new Set(['coordination.k8s.io/Lease']);

/** Keys are `delete|<uid>` and `orphan|<uid>`: what the real one keeps two queues for. */
export const garbageCollector: ControllerFactory = () => ({
  name: 'garbage-collector-controller',
  pods: 'ignoresStatus',
  watches: { '*': keysOf },
  reconcile(cluster, key) {
    const [queue, uid = ''] = key.split('|');
    const object = cluster.getByUid(uid);
    if (object === undefined) {
      return undefined;
    }
    if (queue === 'orphan') {
      attemptToOrphan(cluster, object);
    } else {
      attemptToDelete(cluster, object);
    }
    return undefined;
  },
});

function keysOf(change: ChangeNotice, cluster: Cluster): readonly string[] {
  if (ignored.has(change.groupKind)) {
    return none;
  }
  switch (change.type) {
    case 'ADDED':
      return lacksOwner(change.object, cluster) ? [deletion(change.object)] : none;
    case 'MODIFIED':
      return change.object.metadata === change.previous?.metadata
        ? none
        : keysOfUpdate(change.object, change.previous, cluster);
    default:
      return keysOfRemoval(change.object, cluster);
  }
}

function keysOfUpdate(
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
  cluster: Cluster,
): readonly string[] {
  const { metadata } = object;
  const keys: string[] = [];
  if (metadata.ownerReferences !== previous?.metadata.ownerReferences) {
    keys.push(...(lacksOwner(object, cluster) ? [deletion(object)] : []));
    keys.push(...waitingOwners(previous ?? object, cluster));
  }
  const isDeletionNews =
    metadata.deletionTimestamp !== undefined &&
    (previous?.metadata.deletionTimestamp === undefined ||
      metadata.finalizers !== previous.metadata.finalizers);
  if (isDeletionNews && metadata.finalizers?.includes(orphanFinalizer)) {
    keys.push(`orphan|${metadata.uid}`);
  }
  if (isDeletionNews && metadata.finalizers?.includes(foregroundFinalizer)) {
    keys.push(...dependentsOf(object, cluster).map(deletion), deletion(object));
  }
  return keys;
}

function keysOfRemoval(object: KubernetesObject, cluster: Cluster): readonly string[] {
  const dependents = dependentsOf(object, cluster).map(deletion);
  return [...dependents, ...waitingOwners(object, cluster)];
}

function dependentsOf(object: KubernetesObject, cluster: Cluster): readonly KubernetesObject[] {
  return cluster.dependents(object.metadata.uid ?? '');
}

function lacksOwner(object: KubernetesObject, cluster: Cluster): boolean {
  const owners = object.metadata.ownerReferences ?? [];
  return owners.some(owner => {
    const found = cluster.getByUid(owner.uid);
    return found === undefined || !isReachable(found, object) || !isMeant(found, owner);
  });
}

/** Owners are in the same namespace or in none. */
function isReachable(owner: KubernetesObject, object: KubernetesObject): boolean {
  const { namespace } = owner.metadata;
  return namespace === undefined || namespace === object.metadata.namespace;
}

function isMeant(owner: KubernetesObject, reference: OwnerReference): boolean {
  return owner.metadata.name === reference.name && groupKindOf(owner) === groupKindOf(reference);
}

function waitingOwners(object: KubernetesObject, cluster: Cluster): readonly string[] {
  const owners = object.metadata.ownerReferences ?? [];
  return owners.flatMap(({ uid }) => {
    const owner = cluster.getByUid(uid);
    return owner !== undefined && isWaitingForDependents(owner) ? [deletion(owner)] : [];
  });
}

function deletion(object: KubernetesObject): string {
  return `delete|${object.metadata.uid}`;
}
