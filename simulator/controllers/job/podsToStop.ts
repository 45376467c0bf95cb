// Which active pods of a Job go when there are too many.
// After pkg/controller/job/job_controller.go: activePodsForRemoval, and ActivePods of
// controller_utils.go.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { findReadyCondition, timeMs } from '../common/pods.js';
import { indexOf, isIndexed } from './jobPods.js';

const PHASE_ORDER: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/** At least `count` of them; of an Indexed Job all that share an index or have none. */
export function podsToStop(job: Job, active: readonly Pod[], count: number): readonly Pod[] {
  const duplicates = isIndexed(job) ? duplicatesOf(job, active) : [];
  const missing = count - duplicates.length;
  if (missing <= 0) {
    return duplicates;
  }
  const gone = new Set(duplicates);
  const left = active.filter(pod => !gone.has(pod)).sort(compareActive);
  return [...duplicates, ...left.slice(0, missing)];
}

/** Of each index one pod is kept: the one that would go last. */
function duplicatesOf(job: Job, active: readonly Pod[]): readonly Pod[] {
  const kept = new Map<number, Pod>();
  const duplicates: Pod[] = [];
  for (const pod of [...active].sort(compareActive).reverse()) {
    const index = indexOf(pod, job);
    if (index === undefined || kept.has(index)) {
      duplicates.push(pod);
    } else {
      kept.set(index, pod);
    }
  }
  return duplicates;
}

/** Negative: `a` goes first. */
function compareActive(a: Pod, b: Pod): number {
  const readyA = findReadyCondition(a);
  const readyB = findReadyCondition(b);
  const isReady = readyA?.status === 'True';
  return (
    Number(isAssigned(a)) - Number(isAssigned(b)) ||
    phaseOf(a) - phaseOf(b) ||
    Number(isReady) - Number(readyB?.status === 'True') ||
    (isReady ? timeMs(readyB?.lastTransitionTime) - timeMs(readyA?.lastTransitionTime) : 0) ||
    mostRestarts(b) - mostRestarts(a) ||
    timeMs(b.metadata.creationTimestamp) - timeMs(a.metadata.creationTimestamp)
  );
}

function isAssigned(pod: Pod): boolean {
  return pod.spec?.nodeName !== undefined && pod.spec.nodeName !== '';
}

function phaseOf(pod: Pod): number {
  return PHASE_ORDER[pod.status?.phase ?? ''] ?? 0;
}

function mostRestarts(pod: Pod): number {
  const statuses = pod.status?.containerStatuses ?? [];
  return statuses.reduce((most, status) => Math.max(most, status.restartCount ?? 0), 0);
}
