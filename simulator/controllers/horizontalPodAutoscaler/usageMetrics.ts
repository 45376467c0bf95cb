// The metrics of simulated pods: what the container rules say that they use.

import { milliNumber } from '../../../core/kubernetes/quantity.js';
import type { Container, Pod } from '../../../schemas/built/types.js';
import type { Cluster, Environment } from '../../kernel/types.js';
import type { Courses } from '../../kubelet/course.js';
import type { UsageCurve } from '../../simulation.js';
import { controllerOf } from '../common/ownership.js';
import { isReady } from '../common/pods.js';
import type { MetricsSource, PodMetric } from './metrics.js';

/** Metrics are averages over this time; a pod has none before it has run so long. */
const WINDOW_MS = 15_000;

/** undefined while no rule tells a usage: then nobody serves metrics. */
export function usageMetrics(
  environment: Environment,
  courses: Courses,
  cluster: Cluster,
): MetricsSource | undefined {
  if (!environment.containerRules().some(rule => rule.usage !== undefined)) {
    return undefined;
  }
  return {
    podResource: (pod, resource, container, nowMs) => {
      const running = runningContainers(pod, container);
      const shares = running.map(candidate => {
        const curve = courses.of(pod, candidate, 'main').rule?.usage?.[resource];
        const milli = curve === undefined ? 0 : usageAt(curve, nowMs - environment.startMs);
        return curve?.isTotal === true ? milli / readySiblings(cluster, pod) : milli;
      });
      const milli = Math.round(shares.reduce((sum, share) => sum + share, 0));
      return running.length === 0
        ? undefined
        : ({ milli, timeMs: nowMs, windowMs: WINDOW_MS } satisfies PodMetric);
    },
  };
}

/**
 * Thousandths at a time since the start; before the first and after the last point it stays level.
 */
export function usageAt({ points }: UsageCurve, atMs: number): number {
  const next = points.findIndex(point => point.atMs > atMs);
  const after = points[next < 0 ? points.length - 1 : next];
  const before = points[next - 1];
  if (after === undefined || before === undefined || next < 0) {
    return milliNumber(after?.value ?? 0);
  }
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  const from = milliNumber(before.value);
  return from + share * (milliNumber(after.value) - from);
}

function runningContainers(pod: Pod, name: string | undefined): readonly Container[] {
  const running = new Set(
    (pod.status?.containerStatuses ?? [])
      .filter(({ state }) => state?.running !== undefined)
      .map(status => status.name),
  );
  return (pod.spec?.containers ?? []).filter(
    container => running.has(container.name) && (name === undefined || name === container.name),
  );
}

function readySiblings(cluster: Cluster, pod: Pod): number {
  const owner = controllerOf(pod);
  const siblings = owner === undefined ? [pod] : cluster.dependents<Pod>(owner.uid, 'Pod');
  return Math.max(1, siblings.filter(isReady).length);
}
