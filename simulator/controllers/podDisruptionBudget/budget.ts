// How many pods of a PodDisruptionBudget may be missed: pure arithmetic.
// After pkg/controller/disruption/disruption.go: getExpectedPodCount, countHealthyPods.

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { Pod, PodDisruptionBudget } from '../../../schemas/built/types.js';
import { isReady, isTerminal, timeMs } from '../common/pods.js';

/** An eviction that was granted counts as a loss for so long, until the pod is seen to go. */
const DISRUPTED_TIMEOUT_MS = 120_000;

/** How many pods there should be, and how many of them must stay healthy. */
export interface Demand {
  readonly expectedPods: number;
  readonly desiredHealthy: number;
}

/** Whether the demand depends on the size of the pods' controllers. */
export function needsScale({ spec }: PodDisruptionBudget): boolean {
  return spec?.maxUnavailable !== undefined || typeof spec?.minAvailable === 'string';
}

/** `scale` is the summed size of the controllers, `pods` the number of matching pods. */
export function computeDemand({ spec }: PodDisruptionBudget, pods: number, scale: number): Demand {
  if (spec?.maxUnavailable !== undefined) {
    const maxUnavailable = scaledValue(spec.maxUnavailable, scale, 'up') ?? 0;
    return { expectedPods: scale, desiredHealthy: Math.max(0, scale - maxUnavailable) };
  }
  const minAvailable = spec?.minAvailable;
  if (typeof minAvailable === 'string') {
    return { expectedPods: scale, desiredHealthy: scaledValue(minAvailable, scale, 'up') ?? 0 };
  }
  return { expectedPods: pods, desiredHealthy: minAvailable ?? 0 };
}

export type DisruptedPods = Readonly<Record<string, string>>;

/** Pods that are ready, stay, and were not just evicted. */
export function countHealthy(
  pods: readonly Pod[],
  disrupted: DisruptedPods,
  nowMs: number,
): number {
  return pods.filter(
    pod =>
      pod.metadata.deletionTimestamp === undefined &&
      !isTerminal(pod) &&
      !isDisrupted(pod, disrupted, nowMs) &&
      isReady(pod),
  ).length;
}

function isDisrupted(pod: Pod, disrupted: DisruptedPods, nowMs: number): boolean {
  const evicted = disrupted[pod.metadata.name ?? ''];
  return evicted !== undefined && timeMs(evicted) + DISRUPTED_TIMEOUT_MS > nowMs;
}

/** The granted evictions whose pods are still to go, and when the next of them lapses. */
export function pendingDisruptions(
  pods: readonly Pod[],
  disrupted: DisruptedPods,
  nowMs: number,
): { readonly pending: DisruptedPods; readonly recheckMs: number | undefined } {
  const waiting = pods.filter(
    pod => pod.metadata.deletionTimestamp === undefined && isDisrupted(pod, disrupted, nowMs),
  );
  const entries = waiting.map(({ metadata: { name = '' } }): [string, string] => [
    name,
    disrupted[name] ?? '',
  ]);
  const waits = entries.map(([, time]) => timeMs(time) + DISRUPTED_TIMEOUT_MS - nowMs);
  const recheckMs = waits.length === 0 ? undefined : Math.min(...waits);
  return { pending: Object.fromEntries(entries), recheckMs };
}
