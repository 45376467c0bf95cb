// What a pod's status says to the controllers that count it: active, ready, available.
// After pkg/api/v1/pod/util.go and pkg/controller/controller_utils.go.

import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import type { Pod, PodCondition } from '../../../schemas/built/types.js';

export { isTerminal };

/** Not finished and not being deleted. */
export function isActive(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && !isTerminal(pod);
}

/** Being deleted, its containers perhaps still running. */
export function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined && !isTerminal(pod);
}

/** The Ready condition, whatever its status. */
export function findReadyCondition(pod: Pod): PodCondition | undefined {
  return pod.status?.conditions?.find(condition => condition.type === 'Ready');
}

export function isReady(pod: Pod): boolean {
  return findReadyCondition(pod)?.status === 'True';
}

/** Ready for at least `minReadySeconds`. */
export function isAvailable(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  const ready = findReadyCondition(pod);
  if (ready?.status !== 'True') {
    return false;
  }
  return minReadySeconds === 0 || availableAtMs(ready, minReadySeconds) <= nowMs;
}

/**
 * Virtual milliseconds until the next ready pod becomes available; undefined when none is waiting.
 */
export function nextAvailabilityMs(
  pods: readonly Pod[],
  minReadySeconds: number,
  nowMs: number,
): number | undefined {
  let next: number | undefined;
  for (const pod of pods) {
    const ready = findReadyCondition(pod);
    if (ready?.status === 'True') {
      const waitMs = availableAtMs(ready, minReadySeconds) - nowMs;
      if (waitMs > 0 && (next === undefined || waitMs < next)) {
        next = waitMs;
      }
    }
  }
  return next;
}

function availableAtMs(ready: PodCondition, minReadySeconds: number): number {
  return timeMs(ready.lastTransitionTime) + minReadySeconds * 1000;
}

/** Milliseconds since the epoch of an RFC 3339 text; an absent time is the epoch. */
export function timeMs(text: string | null | undefined): number {
  return text === undefined || text === null ? 0 : Date.parse(text);
}
