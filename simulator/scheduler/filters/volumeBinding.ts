// Filter VolumeBinding: bound volumes must be reachable from the node, unbound claims must find a volume there.

import type {
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from '../../../schemas/built/types.js';
import { ephemeralClaimNames, foreignClaimFault } from '../../volumes/ephemeralClaim.js';
import { findMatchingVolume, reachesNode } from '../../volumes/findMatchingVolume.js';
import { noProvisioner, waitsForConsumer } from '../../volumes/storageClass.js';
import { matchesNodeTerm } from '../state/labelMatch.js';
import type { NodeState } from '../state/nodeTable.js';
import {
  type Attempt,
  type FilterPlugin,
  type PreFilterRejection,
  rejection,
} from '../state/plugin.js';
import { claimNames } from '../state/schedulerState.js';

const name = 'VolumeBinding';
const outOfReach = rejection(
  name,
  "node(s) didn't match PersistentVolume's node affinity",
  'final',
);
const noVolume = rejection(
  name,
  "node(s) didn't find available persistent volumes to bind",
  'final',
);
const outOfReachAndNoVolume = {
  ...outOfReach,
  reasons: [...outOfReach.reasons, ...noVolume.reasons],
};
const lostVolume = rejection(
  name,
  'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)',
  'final',
);

/** Rejects pods whose claims are not ready to be used, and nodes where they cannot be. */
export const volumeBinding: FilterPlugin = {
  name,
  prepare(attempt) {
    if (!attempt.podClass.hasClaims) {
      return undefined;
    }
    const claims = podClaims(attempt);
    if ('message' in claims) {
      return claims;
    }
    const volumes = claims.bound.map(({ spec }) =>
      attempt.cluster.get<PersistentVolume>('PersistentVolume', '', spec?.volumeName ?? ''),
    );
    return node => {
      if (volumes.includes(undefined)) {
        return lostVolume;
      }
      const reaches = volumes.every(
        volume => volume === undefined || reachesNode(volume, node.node),
      );
      const binds =
        claims.unbound.length === 0 || planBinding(attempt, claims.unbound, node) !== undefined;
      if (!reaches) {
        return binds ? outOfReach : outOfReachAndNoVolume;
      }
      return binds ? undefined : noVolume;
    };
  },
};

/** The claims of a pod by what is left to do for them. */
export interface PodClaims {
  readonly bound: readonly PersistentVolumeClaim[];
  /** Waiting for their first consumer, which the pod is. */
  readonly unbound: readonly PersistentVolumeClaim[];
}

/** How unbound claims get volumes on a node: from those there are, or made for them. */
export interface BindingPlan {
  readonly existing: readonly {
    readonly claim: PersistentVolumeClaim;
    readonly volume: PersistentVolume;
  }[];
  readonly provisioned: readonly PersistentVolumeClaim[];
}

/** The pod's claims, or why it cannot be scheduled anywhere because of one. */
export function podClaims({ pod, podClass, cluster }: Attempt): PodClaims | PreFilterRejection {
  const bound: PersistentVolumeClaim[] = [];
  const unbound: PersistentVolumeClaim[] = [];
  let waitsForBinding = false;
  const ephemeral = ephemeralClaimNames(pod);
  for (const claimName of claimNames(pod)) {
    const claim = cluster.get<PersistentVolumeClaim>(
      'PersistentVolumeClaim',
      podClass.namespace,
      claimName,
    );
    const fault = ephemeral.includes(claimName)
      ? ephemeralFault(pod, claim, claimName)
      : claimFault(claim, claimName);
    if (claim === undefined || fault !== undefined) {
      return { plugin: name, message: fault ?? '' };
    }
    if (isBound(claim)) {
      bound.push(claim);
    } else if (waitsForConsumer(claim, storageClassOf(claim, cluster))) {
      unbound.push(claim);
    } else {
      waitsForBinding = true;
    }
  }
  return waitsForBinding
    ? { plugin: name, message: 'pod has unbound immediate PersistentVolumeClaims' }
    : { bound, unbound };
}

/** Whether a claim has its volume for good. */
export function isBound(claim: PersistentVolumeClaim): boolean {
  return (
    (claim.spec?.volumeName ?? '') !== '' &&
    claim.metadata?.annotations?.['pv.kubernetes.io/bind-completed'] !== undefined
  );
}

/** How the unbound claims would be served on a node; undefined where they cannot. */
export function planBinding(
  { cluster }: Pick<Attempt, 'cluster'>,
  claims: readonly PersistentVolumeClaim[],
  { node }: NodeState,
): BindingPlan | undefined {
  const existing: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = [];
  const provisioned: PersistentVolumeClaim[] = [];
  const volumes = cluster.list<PersistentVolume>('PersistentVolume');
  for (const claim of claims) {
    const taken = existing.map(({ volume }) => volume);
    const volume = findMatchingVolume(claim, volumes, { node, except: taken });
    const storageClass = storageClassOf(claim, cluster);
    if (volume !== undefined) {
      existing.push({ claim, volume });
    } else if (canProvision(storageClass, node)) {
      provisioned.push(claim);
    } else {
      return undefined;
    }
  }
  return { existing, provisioned };
}

/** The claim of an ephemeral volume is made for the pod, which waits for that. */
function ephemeralFault(
  pod: Pod,
  claim: PersistentVolumeClaim | undefined,
  claimName: string,
): string | undefined {
  if (claim === undefined) {
    return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${claimName}"`;
  }
  return claimFault(claim, claimName) ?? foreignClaimFault(pod, claim);
}

function claimFault(
  claim: PersistentVolumeClaim | undefined,
  claimName: string,
): string | undefined {
  if (claim === undefined) {
    return `persistentvolumeclaim "${claimName}" not found`;
  }
  if (claim.status?.phase === 'Lost') {
    return `persistentvolumeclaim "${claimName}" bound to non-existent persistentvolume "${claim.spec?.volumeName}"`;
  }
  return claim.metadata?.deletionTimestamp === undefined
    ? undefined
    : `persistentvolumeclaim "${claimName}" is being deleted`;
}

function storageClassOf(
  claim: PersistentVolumeClaim,
  cluster: Attempt['cluster'],
): StorageClass | undefined {
  return cluster.get<StorageClass>(
    'storage.k8s.io/StorageClass',
    '',
    claim.spec?.storageClassName ?? '',
  );
}

function canProvision(storageClass: StorageClass | undefined, node: NodeState['node']): boolean {
  if (storageClass === undefined || storageClass.provisioner === noProvisioner) {
    return false;
  }
  const topologies = storageClass.allowedTopologies ?? [];
  const labels = node.metadata?.labels ?? {};
  return (
    topologies.length === 0 ||
    topologies.some(({ matchLabelExpressions }) =>
      matchesNodeTerm(
        {
          matchExpressions: (matchLabelExpressions ?? []).map(expression => ({
            ...expression,
            operator: 'In',
          })),
        },
        labels,
        node.metadata?.name ?? '',
      ),
    )
  );
}
