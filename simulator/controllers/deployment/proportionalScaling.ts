// Scaling a Deployment in the middle of a rollout: all its ReplicaSets grow or shrink in
// proportion.
// After pkg/controller/deployment/sync.go: scale, and util GetReplicaSetProportion.

import type { ReplicaSet } from '../../../schemas/built/types.js';
import { bySizeNewer, bySizeOlder, specReplicas, sum } from './replicaSets.js';
import { maxReplicasOf } from './revisions.js';
import type { Scaling, Target } from './rollingUpdate.js';

/**
 * The sizes of the active ReplicaSets so that together they fill the Deployment and its surge.
 * `totalReplicas` is the Deployment's status.replicas: the former size where a ReplicaSet does not
 * note it.
 */
export function proportionalSizes(
  target: Target,
  active: readonly ReplicaSet[],
  totalReplicas: number,
): readonly Scaling[] {
  const allowed = target.replicas > 0 ? target.replicas + target.maxSurge : 0;
  const toAdd = allowed - sum(active, specReplicas);
  const ordered = [...active].sort(toAdd > 0 ? bySizeNewer : bySizeOlder);
  let added = 0;
  const scalings = ordered.map(replicaSet => {
    const size = specReplicas(replicaSet);
    const share = proportion(target, replicaSet, totalReplicas);
    const left = toAdd - added;
    const change = left === 0 ? 0 : toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
    added += change;
    return { replicaSet, replicas: size + change };
  });
  const [largest, ...others] = scalings;
  if (largest === undefined || toAdd === added) {
    return scalings;
  }
  const replicas = Math.max(0, largest.replicas + toAdd - added);
  return [{ ...largest, replicas }, ...others];
}

/** How much a ReplicaSet would change on its own; negative to shrink. */
function proportion(target: Target, replicaSet: ReplicaSet, totalReplicas: number): number {
  const size = specReplicas(replicaSet);
  if (target.replicas === 0) {
    return -size;
  }
  const before = maxReplicasOf(replicaSet) || totalReplicas;
  if (before === 0) {
    return 0;
  }
  return roundHalfAway((size * (target.replicas + target.maxSurge)) / before) - size;
}

function roundHalfAway(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}
