// Which pods an average counts: ready ones with a number, unready ones, those without a number,
// those to ignore.
// After pkg/controller/podautoscaler/replica_calculator.go: groupPods.

import type { Pod } from '../../../schemas/built/types.js';
import { findReadyCondition, timeMs } from '../common/pods.js';
import type { PodMetric } from './metrics.js';

/** A new pod's CPU is not trusted for so long. */
const CPU_INITIALIZATION_MS = 300_000;
/** A pod that never was ready may be so for so long before it counts as slow. */
const INITIAL_READINESS_DELAY_MS = 30_000;

export interface PodGroups {
  readonly readyCount: number;
  /** Pods by name. */
  readonly unready: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
}

/** Groups the pods for one metric; only CPU cares for readiness. */
export function groupPods(
  pods: readonly Pod[],
  metrics: ReadonlyMap<string, PodMetric>,
  isCpu: boolean,
  nowMs: number,
): PodGroups {
  const groups = {
    unready: new Set<string>(),
    missing: new Set<string>(),
    ignored: new Set<string>(),
  };
  let readyCount = 0;
  for (const pod of pods) {
    const name = pod.metadata.name ?? '';
    const metric = metrics.get(name);
    if (pod.metadata.deletionTimestamp !== undefined || pod.status?.phase === 'Failed') {
      groups.ignored.add(name);
    } else if (pod.status?.phase === 'Pending') {
      groups.unready.add(name);
    } else if (metric === undefined) {
      groups.missing.add(name);
    } else if (isCpu && isUnready(pod, metric, nowMs)) {
      groups.unready.add(name);
    } else {
      readyCount++;
    }
  }
  return { readyCount, ...groups };
}

function isUnready(pod: Pod, metric: PodMetric, nowMs: number): boolean {
  const condition = findReadyCondition(pod);
  const startTime = pod.status?.startTime;
  if (condition === undefined || startTime === undefined) {
    return true;
  }
  const startMs = timeMs(startTime);
  const changedMs = timeMs(condition.lastTransitionTime);
  if (startMs + CPU_INITIALIZATION_MS > nowMs) {
    return condition.status === 'False' || metric.timeMs < changedMs + metric.windowMs;
  }
  return condition.status === 'False' && startMs + INITIAL_READINESS_DELAY_MS > changedMs;
}
