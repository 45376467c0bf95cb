// What a ReplicaSet or ReplicationController says of its pods.
// After pkg/controller/replicaset/replica_set_utils.go: calculateStatus.

import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { Pod, ReplicaSetCondition } from '../../../schemas/built/types.js';
import { isActive, isAvailable, isReady, isTerminating } from '../common/pods.js';

/** How many pods of one owner stand how. */
export interface PodCounts {
  readonly active: number;
  readonly terminating: number;
  readonly fullyLabeled: number;
  readonly ready: number;
  readonly available: number;
}

/** How the pods of one owner stand, with those that count. */
export interface PodTally extends Omit<PodCounts, 'active'> {
  readonly active: readonly Pod[];
}

/** Counts the pods in one pass. `labels` are the template's. */
export function tallyPods(
  pods: readonly Pod[],
  labels: Readonly<Record<string, string>>,
  minReadySeconds: number,
  nowMs: number,
): PodTally {
  const active: Pod[] = [];
  const counts = { terminating: 0, fullyLabeled: 0, ready: 0, available: 0 };
  for (const pod of pods) {
    if (!isActive(pod)) {
      counts.terminating += isTerminating(pod) ? 1 : 0;
      continue;
    }
    active.push(pod);
    counts.fullyLabeled += matchesLabels(labels, pod.metadata.labels) ? 1 : 0;
    if (isReady(pod)) {
      counts.ready++;
      counts.available += isAvailable(pod, minReadySeconds, nowMs) ? 1 : 0;
    }
  }
  return { active, ...counts };
}

/** What stopped the last attempt to create or delete pods. */
export interface ReplicaFailure {
  readonly reason: 'FailedCreate' | 'FailedDelete';
  readonly message: string;
}

/** The conditions after an attempt: a failure is told once and stays until an attempt succeeds. */
export function failureConditions(
  conditions: readonly ReplicaSetCondition[],
  failure: ReplicaFailure | undefined,
  timestamp: string,
): readonly ReplicaSetCondition[] {
  const others = conditions.filter(condition => condition.type !== 'ReplicaFailure');
  if (failure === undefined || others.length < conditions.length) {
    return failure === undefined ? others : conditions;
  }
  const { reason, message } = failure;
  const told = { type: 'ReplicaFailure', status: 'True', lastTransitionTime: timestamp };
  return [...others, { ...told, reason, message }];
}
