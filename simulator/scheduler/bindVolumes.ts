// The volumes of a pod that has found its node: bound to it, or asked to be made there, before the pod is bound.

import type { PersistentVolume, PersistentVolumeClaim } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { claimVolume } from '../volumes/claimVolume.js';
import { isBound, planBinding, podClaims } from './filters/volumeBinding.js';
import type { NodeState } from './state/nodeTable.js';
import type { Attempt } from './state/plugin.js';

/** Starts binding. Returns whether the pod must wait for a claim. */
export function startBinding(attempt: Attempt, node: NodeState): boolean {
  const claims = podClaims(attempt);
  if ('message' in claims || claims.unbound.length === 0) {
    return false;
  }
  const plan = planBinding(attempt, claims.unbound, node);
  for (const { claim, volume } of plan?.existing ?? []) {
    attempt.cluster.update<PersistentVolume>(claimVolume(volume, claim));
  }
  for (const claim of plan?.provisioned ?? []) {
    attempt.cluster.update<PersistentVolumeClaim>({
      ...claim,
      metadata: {
        ...claim.metadata,
        annotations: {
          ...claim.metadata?.annotations,
          'volume.kubernetes.io/selected-node': node.name,
        },
      },
    });
  }
  return true;
}

/** Whether all claims of the names are bound. */
export function areBound(cluster: Cluster, namespace: string, names: readonly string[]): boolean {
  return names.every(name => {
    const claim = cluster.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    return claim !== undefined && isBound(claim);
  });
}
