// The persistent volume controller: binds claims to volumes, and follows volumes whose claims are gone.
// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding

import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';
import { announceClaim, isDelayed, syncClaim } from './syncClaim.js';
import { syncVolume } from './syncVolume.js';

const none: readonly string[] = [];

/** A new claim is looked at after its consumers have been: the real controller takes as long. */
const firstLookMs = 50;
/** Claims are looked at again so often: a consumer that came is noticed then. */
const resyncMs = 15_000;
const consumerPrefix = 'consumer:';

/** One controller per simulation. */
export const persistentVolumeController: ControllerFactory = () => {
  /** When each claim was first seen. */
  const seenMs = new Map<string, number>();
  /** Claims that a pod came for and that are to be looked at again. */
  const awaited = new Set<string>();
  return {
    name: 'persistentvolume-controller',
    pods: 'withClaims',
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
      if (key.startsWith(consumerPrefix)) {
        return lookForConsumer(cluster, key, awaited);
      }
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
  if (!seenMs.has(uid) && isDelayed(cluster, claim)) {
    seenMs.set(uid, Number.NEGATIVE_INFINITY);
    announceClaim(cluster, claim);
    return undefined;
  }
  const dueMs = (seenMs.get(uid) ?? cluster.nowMs) + firstLookMs;
  if (dueMs > cluster.nowMs) {
    seenMs.set(uid, dueMs - firstLookMs);
    return { afterMs: dueMs - cluster.nowMs, firstWay: true };
  }
  syncClaim(cluster, claim);
  return undefined;
}

function lookForConsumer(cluster: Cluster, key: string, awaited: Set<string>): Requeue | undefined {
  if (!awaited.delete(key)) {
    awaited.add(key);
    return { afterMs: resyncMs };
  }
  const name = key.slice(consumerPrefix.length);
  const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', name);
  if (claim !== undefined && claim.status?.phase !== 'Bound') {
    syncClaim(cluster, claim);
  }
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

/** The claim of a volume; for a free one, all claims that wait for nothing else. */
function claimsOf({ object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const { spec, status } = object as PersistentVolume;
  if (spec?.claimRef !== undefined) {
    return [`${spec.claimRef.namespace}/${spec.claimRef.name}`];
  }
  const wasFree = (previous as PersistentVolume | undefined)?.status?.phase === 'Available';
  return status?.phase === 'Available' && !wasFree
    ? unboundClaims(cluster, claim => !isDelayed(cluster, claim))
    : none;
}

function unboundClaims(
  cluster: Cluster,
  isWanted: (claim: PersistentVolumeClaim) => boolean = () => true,
): readonly string[] {
  return cluster
    .list<PersistentVolumeClaim>('PersistentVolumeClaim')
    .filter(claim => claim.status?.phase !== 'Bound' && isWanted(claim))
    .map(keyOf);
}

/** A new pod is the consumer that some claims wait for. */
function onPod({ type, object }: ChangeNotice): readonly string[] {
  return type === 'ADDED'
    ? claimNames(object as Pod).map(name => `${consumerPrefix}${object.metadata.namespace}/${name}`)
    : none;
}
