// How far a rolling update may go above and below the wanted number of replicas.
// After pkg/controller/deployment/util/deployment_util.go: ResolveFenceposts, MaxUnavailable,
// MaxSurge.

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { Deployment } from '../../../schemas/built/types.js';

/** Whole numbers of pods; both 0 for other strategies. */
export interface Fenceposts {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** The fenceposts of a Deployment: surge rounded up, unavailable down, never both 0. */
export function fencepostsOf(deployment: Deployment): Fenceposts {
  const replicas = replicasOf(deployment);
  if (!isRollingUpdate(deployment)) {
    return { maxSurge: 0, maxUnavailable: 0 };
  }
  const { maxSurge = 0, maxUnavailable = 0 } = deployment.spec?.strategy?.rollingUpdate ?? {};
  const surge = scaledValue(maxSurge, replicas, 'up') ?? 0;
  const floor = scaledValue(maxUnavailable, replicas, 'down') ?? 0;
  const unavailable = surge === 0 && floor === 0 ? 1 : floor;
  return { maxSurge: surge, maxUnavailable: Math.min(unavailable, replicas) };
}

export function replicasOf(deployment: Deployment): number {
  return deployment.spec?.replicas ?? 1;
}

export function isRollingUpdate(deployment: Deployment): boolean {
  return deployment.spec?.strategy?.type === 'RollingUpdate';
}
