// The pods that a PodDisruptionBudget protects.

import { matchesSelector, requiredLabels } from '../../../core/kubernetes/selector.js';
import type { Pod, PodDisruptionBudget } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';

/** No selector protects nothing, an empty one every pod of the namespace. */
export function podsOfBudget(cluster: Cluster, budget: PodDisruptionBudget): readonly Pod[] {
  const selector = budget.spec?.selector;
  if (selector === undefined) {
    return [];
  }
  return cluster
    .podsWithLabels<Pod>(budget.metadata.namespace ?? '', requiredLabels(selector))
    .filter(pod => matchesSelector(selector, pod.metadata.labels));
}
