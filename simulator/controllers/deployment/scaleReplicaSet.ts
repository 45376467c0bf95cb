// Giving a ReplicaSet of a Deployment its size, with the annotations and the event that go with it.
// After pkg/controller/deployment/sync.go: scaleReplicaSet.

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import type { Cluster } from '../../kernel/types.js';
import { specReplicas } from './replicaSets.js';
import { replicasAnnotations } from './revisions.js';
import type { Scaling } from './rollingUpdate.js';

/** Scales where the size changes; returns the ReplicaSet as it then is. */
export function scaleReplicaSet(
  cluster: Cluster,
  deployment: Deployment,
  { replicaSet, replicas }: Scaling,
): ReplicaSet {
  return specReplicas(replicaSet) === replicas
    ? replicaSet
    : annotateAndScale(cluster, deployment, { replicaSet, replicas });
}

/** Scales, and refreshes the annotations even where the size stays. */
export function annotateAndScale(
  cluster: Cluster,
  deployment: Deployment,
  { replicaSet, replicas }: Scaling,
): ReplicaSet {
  const before = specReplicas(replicaSet);
  const { annotations } = replicaSet.metadata;
  const noted = { ...annotations, ...replicasAnnotations(deployment) };
  if (before === replicas && isEqual(annotations, noted)) {
    return replicaSet;
  }
  const spec = { selector: {}, ...replicaSet.spec, replicas };
  const metadata = { ...replicaSet.metadata, annotations: noted };
  const scaled = cluster.update({ ...replicaSet, metadata, spec });
  if (before !== replicas) {
    const direction = before < replicas ? 'up' : 'down';
    const { name } = replicaSet.metadata;
    const message = `Scaled ${direction} replica set ${name} from ${before} to ${replicas}`;
    cluster.event(deployment, { type: 'Normal', reason: 'ScalingReplicaSet', message });
  }
  return scaled;
}

/**
 * Scales several in order; one that comes twice is scaled twice. Returns all of `replicaSets` as
 * they then are.
 */
export function scaleAll(
  cluster: Cluster,
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  scalings: readonly Scaling[],
): readonly ReplicaSet[] {
  const current = new Map(replicaSets.map(replicaSet => [replicaSet.metadata.uid, replicaSet]));
  for (const { replicaSet, replicas } of scalings) {
    const { uid } = replicaSet.metadata;
    const latest = current.get(uid) ?? replicaSet;
    current.set(uid, scaleReplicaSet(cluster, deployment, { replicaSet: latest, replicas }));
  }
  return [...current.values()];
}
