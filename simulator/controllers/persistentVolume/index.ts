// The persistent volume controller: binds claims to volumes, and follows volumes whose claims are gone.
// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding

import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';
import { announceClaim, canBind, isDelayed, syncClaim } from './syncClaim.js';
import { syncVolume } from './syncVolume.js';

const none: readonly string[] = [];

/** Binding a new claim takes as long: its consumers are looked at before. */
const bindingMs = 50;
/** Claims are looked at again so often: a consumer that came is noticed then. */
const resyncMs = 15_000;
/** A free volume that came or changed is noticed then, too: on the average after half the time. */
const untilResyncMs = resyncMs / 2;
const consumerPrefix = 'consumer:';
const volumePrefix = 'volume:';

/** One controller per simulation. */
export const persistentVolumeController: ControllerFactory = () => {
  /** When each claim was first seen. */
  const seenMs = new Map<string, number>();
  /** Claims that a pod or a volume came for, by key, and when they are to be looked at again. */
  const awaited = new Map<string, number>();
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
      const wait = waits.find(({ prefix }) => key.startsWith(prefix));
      if (wait !== undefined) {
        return lookAgain(cluster, key, wait, awaited);
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
  const isNew = !seenMs.has(uid);
  if (isNew) {
    seenMs.set(uid, canBind(cluster, claim) ? cluster.nowMs : Number.NEGATIVE_INFINITY);
  }
  const dueMs = (seenMs.get(uid) ?? 0) + bindingMs;
  if (dueMs > cluster.nowMs) {
    return { afterMs: dueMs - cluster.nowMs, firstWay: true };
  }
  syncClaim(cluster, claim);
  return undefined;
}

/** Claims that are looked at again only when their turn comes. */
interface Wait {
  readonly prefix: string;
  readonly afterMs: number;
}

const waits: readonly Wait[] = [
  { prefix: consumerPrefix, afterMs: resyncMs },
  { prefix: volumePrefix, afterMs: untilResyncMs },
];

function lookAgain(
  cluster: Cluster,
  key: string,
  { prefix, afterMs }: Wait,
  awaited: Map<string, number>,
): Requeue | undefined {
  const dueMs = awaited.get(key) ?? cluster.nowMs + afterMs;
  if (dueMs > cluster.nowMs) {
    awaited.set(key, dueMs);
    return { afterMs: dueMs - cluster.nowMs };
  }
  awaited.delete(key);
  const name = key.slice(prefix.length);
  const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', name);
  if (claim !== undefined && (claim.status?.phase !== 'Bound' || prefix === volumePrefix)) {
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

/** The claim of a volume; for a free one that is news, the one it had and all that wait for nothing else. */
function claimsOf({ object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const { metadata, spec, status } = object as PersistentVolume;
  if (spec?.claimRef !== undefined) {
    return [`${spec.claimRef.namespace}/${spec.claimRef.name}`];
  }
  const before = previous as PersistentVolume | undefined;
  const isNews =
    before?.status?.phase !== 'Available' ||
    before.spec !== spec ||
    before.metadata.labels !== metadata.labels;
  const { claimRef } = before?.spec ?? {};
  const abandoned = claimRef === undefined ? none : [`${claimRef.namespace}/${claimRef.name}`];
  const waiting =
    status?.phase === 'Available' && isNews
      ? unboundClaims(cluster, claim => !isDelayed(cluster, claim))
      : none;
  return [...abandoned, ...waiting].map(key => volumePrefix + key);
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
