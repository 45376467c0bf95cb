// Storage object in use protection: a claim that a pod uses, or a volume that a claim has, is not removed before.
// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
// After pkg/controller/volume/pvcprotection and pvprotection.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { getByKey, keyOf } from '../common/keys.js';

const claimFinalizer = 'kubernetes.io/pvc-protection';
const volumeFinalizer = 'kubernetes.io/pv-protection';
const none: readonly string[] = [];

/** Takes the protection off what is being deleted and no longer used, and gives back what was taken off by hand. */
export const volumeProtectionController: ControllerFactory = () => ({
  name: 'pvc-protection-controller',
  pods: 'withClaims',
  watches: {
    PersistentVolumeClaim: change => whereNeeded(change, claimFinalizer),
    PersistentVolume: change => whereNeeded(change, volumeFinalizer),
    Pod: ({ type, object }) =>
      type === 'DELETED'
        ? claimNames(object as Pod).map(name => `${object.metadata.namespace}/${name}`)
        : none,
  },
  reconcile(cluster, key) {
    if (key.startsWith('/')) {
      const volume = getByKey<PersistentVolume>(cluster, 'PersistentVolume', key);
      if (volume !== undefined) {
        protect(cluster, volume, volumeFinalizer, () => volume.status?.phase === 'Bound');
      }
      return undefined;
    }
    const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', key);
    if (claim !== undefined) {
      protect(cluster, claim, claimFinalizer, () => isUsed(cluster, claim));
    }
    return undefined;
  },
});

/** What has the finalizer and is to go, or has none and is to stay. */
function whereNeeded({ type, object }: ChangeNotice, finalizer: string): readonly string[] {
  const { deletionTimestamp, finalizers } = object.metadata;
  const isProtected = finalizers?.includes(finalizer) === true;
  return type === 'DELETED' || isProtected === (deletionTimestamp === undefined)
    ? none
    : [keyOf(object)];
}

/** Pods that have a node use their claims as long as they exist, even when their containers have ended. */
function isUsed(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const { namespace = '', name = '' } = claim.metadata;
  return cluster
    .list<Pod>('Pod', namespace)
    .some(pod => pod.spec?.nodeName !== undefined && claimNames(pod).includes(name));
}

function protect(
  cluster: Cluster,
  object: KubernetesObject,
  finalizer: string,
  isInUse: () => boolean,
): void {
  const { finalizers = [], ...metadata } = object.metadata;
  const others = finalizers.filter(name => name !== finalizer);
  const isToGo = metadata.deletionTimestamp !== undefined;
  const isProtected = others.length < finalizers.length;
  if (isToGo && isProtected && !isInUse()) {
    const kept = others.length === 0 ? {} : { finalizers: others };
    cluster.update({ ...object, metadata: { ...metadata, ...kept } });
  } else if (!isToGo && !isProtected) {
    cluster.update({
      ...object,
      metadata: { ...metadata, finalizers: [...finalizers, finalizer] },
    });
  }
}
