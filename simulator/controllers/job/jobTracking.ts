// Taking the Job's finalizer from pods it has counted.
// After pkg/controller/job/job_controller.go: removeTrackingFinalizerFromPods.

import type { Pod } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { refusalOf } from '../common/slowStart.js';
import { TRACKING_FINALIZER } from './jobPods.js';

/** Removes the finalizer; a pod that is gone needs nothing. Other refusals are thrown. */
export function removeTracking(cluster: Cluster, pod: Pod): void {
  const { finalizers = [], ...metadata } = pod.metadata;
  const others = finalizers.filter(finalizer => finalizer !== TRACKING_FINALIZER);
  const kept = others.length === 0 ? {} : { finalizers: others };
  const refusal = refusalOf(() => cluster.update({ ...pod, metadata: { ...metadata, ...kept } }));
  if (refusal !== undefined && refusal.reason !== 'NotFound') {
    throw refusal;
  }
}
