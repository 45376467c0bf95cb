// The persistent volume controller: binds claims to volumes, and follows volumes whose claims are gone.
// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding

import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';
import { syncClaim } from './syncClaim.js';
import { syncVolume } from './syncVolume.js';

const none: readonly string[] = [];

/** A new claim is looked at after its consumers have been: the real controller takes as long. */
const firstLookMs = 50;

/** One controller per simulation. */
export const persistentVolumeController: ControllerFactory = () => {
  /** When each claim was first seen. */
  const seenMs = new Map<string, number>();
  return {
    name: 'persistentvolume-controller',
    watches: {
      PersistentVolumeClaim: (change, cluster) => {
        if (change.type === 'DELETED') {
          seenMs.delete(change.object.metadata.uid ?? '');
        }
        return [...ownKey(change), ...volumesOf(change, cluster)];
      },
      PersistentVolume: (change, cluster) => [
        ...(change.type === 'DELETED' ? none : ownKey(change)),
        ...claimsOf(change, cluster),
      ],
      'storage.k8s.io/StorageClass': (_change, cluster) => unboundClaims(cluster),
      Pod: onPod,
    },
    reconcile(cluster, key) {
      return key.startsWith('/') ? lookAtVolume(cluster, key) : lookAtClaim(cluster, key, seenMs);
    },
  };
};

function lookAtVolume(cluster: Cluster, key: string): undefined {
  const volume = getByKey<PersistentVolume>(cluster, 'PersistentVolume', key);
  if (volume !== undefined) {
    syncVolume(cluster, volume);
  }
  return undefined;
}

function lookAtClaim(
  cluster: Cluster,
  key: string,
  seenMs: Map<string, number>,
): Requeue | undefined {
  const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', key);
  if (claim === undefined) {
    return undefined;
  }
  const uid = claim.metadata.uid ?? '';
  const dueMs = (seenMs.get(uid) ?? cluster.nowMs) + firstLookMs;
  if (dueMs > cluster.nowMs) {
    seenMs.set(uid, dueMs - firstLookMs);
    return { afterMs: dueMs - cluster.nowMs, firstWay: true };
  }
  syncClaim(cluster, claim);
  return undefined;
}

/** The volume a claim has. */
function volumesOf({ object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const names = new Set(
    [object, previous].map(claim => (claim as PersistentVolumeClaim | undefined)?.spec?.volumeName),
  );
  return [...names].flatMap(name =>
    name !== undefined && cluster.get('PersistentVolume', '', name) !== undefined
      ? [`/${name}`]
      : [],
  );
}

/** The claim of a volume; for a free one, all claims that wait. */
function claimsOf({ object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const { spec, status } = object as PersistentVolume;
  if (spec?.claimRef !== undefined) {
    return [`${spec.claimRef.namespace}/${spec.claimRef.name}`];
  }
  const wasFree = (previous as PersistentVolume | undefined)?.status?.phase === 'Available';
  return status?.phase === 'Available' && !wasFree ? unboundClaims(cluster) : none;
}

function unboundClaims(cluster: Cluster): readonly string[] {
  return cluster
    .list<PersistentVolumeClaim>('PersistentVolumeClaim')
    .filter(({ status }) => status?.phase !== 'Bound')
    .map(keyOf);
}

/** A new pod is the consumer that some claims wait for. */
function onPod({ type, object }: ChangeNotice): readonly string[] {
  return type === 'ADDED'
    ? claimNames(object as Pod).map(name => `${object.metadata.namespace}/${name}`)
    : none;
}
