// Storage object in use protection: a claim that a pod uses, or a volume that a claim has, is not removed before.
// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../schemas/built/types.js';
import type { Cluster, ControllerFactory } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { getByKey, keyOf } from '../common/keys.js';

const claimFinalizer = 'kubernetes.io/pvc-protection';
const volumeFinalizer = 'kubernetes.io/pv-protection';
const none: readonly string[] = [];

/** Takes the protection off what is being deleted and no longer used. */
export const volumeProtectionController: ControllerFactory = () => ({
  name: 'pvc-protection-controller',
  pods: 'withClaims',
  watches: {
    PersistentVolumeClaim: ({ type, object }) =>
      type === 'DELETED' || object.metadata.deletionTimestamp === undefined
        ? none
        : [keyOf(object)],
    PersistentVolume: ({ type, object }) =>
      type === 'DELETED' || object.metadata.deletionTimestamp === undefined
        ? none
        : [keyOf(object)],
    Pod: ({ type, object }) => {
      const pod = object as Pod;
      return type === 'DELETED' || isOver(pod)
        ? claimNames(pod).map(name => `${object.metadata.namespace}/${name}`)
        : none;
    },
  },
  reconcile(cluster, key) {
    if (key.startsWith('/')) {
      const volume = getByKey<PersistentVolume>(cluster, 'PersistentVolume', key);
      if (volume !== undefined && volume.status?.phase !== 'Bound') {
        unprotect(cluster, volume, volumeFinalizer);
      }
      return undefined;
    }
    const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', key);
    if (claim !== undefined && !isUsed(cluster, claim)) {
      unprotect(cluster, claim, claimFinalizer);
    }
    return undefined;
  },
});

/** Pods that have a node and have not ended use their claims. */
function isUsed(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const { namespace = '', name = '' } = claim.metadata;
  return cluster
    .list<Pod>('Pod', namespace)
    .some(
      pod => pod.spec?.nodeName !== undefined && !isOver(pod) && claimNames(pod).includes(name),
    );
}

function unprotect(cluster: Cluster, object: KubernetesObject, finalizer: string): void {
  const { finalizers = [], deletionTimestamp, ...metadata } = object.metadata;
  if (deletionTimestamp === undefined || !finalizers.includes(finalizer)) {
    return;
  }
  const others = finalizers.filter(name => name !== finalizer);
  const kept = others.length === 0 ? {} : { finalizers: others };
  cluster.update({ ...object, metadata: { ...metadata, deletionTimestamp, ...kept } });
}

function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
