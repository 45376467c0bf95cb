// The arithmetic of a rolling update: how large the new ReplicaSet may grow, how far the old ones
// may shrink.
// After pkg/controller/deployment/rolling.go and util/deployment_util.go: NewRSNewReplicas.

import type { ReplicaSet } from '../../../schemas/built/types.js';
import type { Fenceposts } from './fenceposts.js';
import { availableOf, byCreation, specReplicas, sum } from './replicaSets.js';

/** A ReplicaSet and the size it is to have. */
export interface Scaling {
  readonly replicaSet: ReplicaSet;
  readonly replicas: number;
}

/** What a Deployment asks for. */
export interface Target extends Fenceposts {
  readonly replicas: number;
}

/**
 * The size of the new ReplicaSet now: as much as the surge leaves room for, never less than it has.
 */
export function replicasForNewReplicaSet(
  target: Target,
  newReplicas: number,
  totalReplicas: number,
): number {
  const room = target.replicas + target.maxSurge - totalReplicas;
  return room <= 0 ? newReplicas : newReplicas + Math.min(room, target.replicas - newReplicas);
}

/**
 * How the active old ReplicaSets shrink now: first what is not available anyway, then as many
 * available pods as may be missed. A ReplicaSet may appear twice, its later size last.
 */
export function scaleDownOldReplicaSets(
  target: Target,
  newReplicaSet: ReplicaSet,
  oldReplicaSets: readonly ReplicaSet[],
): readonly Scaling[] {
  const oldReplicas = sum(oldReplicaSets, specReplicas);
  const minAvailable = target.replicas - target.maxUnavailable;
  const newUnavailable = specReplicas(newReplicaSet) - availableOf(newReplicaSet);
  const budget = oldReplicas + specReplicas(newReplicaSet) - minAvailable - newUnavailable;
  if (oldReplicas === 0 || budget <= 0) {
    return [];
  }
  const old = [...oldReplicaSets].sort(byCreation);
  const sizes = new Map(old.map(replicaSet => [replicaSet, specReplicas(replicaSet)]));
  const available = sum(old, availableOf) + availableOf(newReplicaSet);
  const current = old.slice(0, countCurrent(old));
  const unhealthy = shrinkUnhealthy(current, sizes, budget);
  const lost = unhealthy.reduce((total, scaling) => total + sizeLost(scaling), 0);
  const isStopped = current.length < old.length && lost < budget;
  return isStopped
    ? unhealthy
    : [...unhealthy, ...shrinkHealthy(old, sizes, available - minAvailable)];
}

function sizeLost({ replicaSet, replicas }: Scaling): number {
  return specReplicas(replicaSet) - replicas;
}

/**
 * How many come before the first that counts more available pods than it is to have: it was just made smaller, and
 * what it says is too old to go by.
 */
function countCurrent(old: readonly ReplicaSet[]): number {
  const first = old.findIndex(
    replicaSet =>
      specReplicas(replicaSet) > 0 && availableOf(replicaSet) > specReplicas(replicaSet),
  );
  return first < 0 ? old.length : first;
}

type Sizes = Map<ReplicaSet, number>;

function shrinkUnhealthy(old: readonly ReplicaSet[], sizes: Sizes, budget: number): Scaling[] {
  return shrink(
    old,
    sizes,
    budget,
    replicaSet => (sizes.get(replicaSet) ?? 0) - availableOf(replicaSet),
  );
}

function shrinkHealthy(old: readonly ReplicaSet[], sizes: Sizes, budget: number): Scaling[] {
  return shrink(old, sizes, budget, replicaSet => sizes.get(replicaSet) ?? 0);
}

/** Oldest first, each by what it can give, until the budget is used up. `sizes` follows. */
function shrink(
  old: readonly ReplicaSet[],
  sizes: Sizes,
  budget: number,
  canGive: (replicaSet: ReplicaSet) => number,
): Scaling[] {
  const scalings: Scaling[] = [];
  let left = budget;
  for (const replicaSet of old) {
    const size = sizes.get(replicaSet) ?? 0;
    const count = Math.min(left, size === 0 ? 0 : canGive(replicaSet));
    if (count > 0) {
      left -= count;
      sizes.set(replicaSet, size - count);
      scalings.push({ replicaSet, replicas: size - count });
    }
  }
  return scalings;
}
