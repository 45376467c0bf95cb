// How many replicas a metric asks for: pure arithmetic.
// After pkg/controller/podautoscaler/replica_calculator.go.

import type { PodMetric } from './metrics.js';
import type { PodGroups } from './podGroups.js';

/** What a metric came to. */
export interface Proposal {
  readonly replicas: number;
  /** Percent of the requests; undefined where the target is an amount. */
  readonly utilization?: number;
  /** The average per pod, in thousandths. */
  readonly averageMilli: number;
}

/** How far a ratio may be from 1 before anything is done, by direction. */
export interface Tolerances {
  readonly up: number;
  readonly down: number;
}

/** A usage over pods, against its target; ratio 1 is right on it. */
export interface Usage {
  readonly ratio: number;
  readonly utilization?: number;
  readonly averageMilli: number;
}

/** Pods and the numbers they stand with. */
export interface Sample {
  readonly metrics: ReadonlyMap<string, number>;
  readonly groups: PodGroups;
  readonly currentReplicas: number;
  readonly tolerances: Tolerances;
}

/** How usage is measured, and what a pod without a number is taken for on a scale-down. */
export interface Measure {
  readonly usageOf: (metrics: ReadonlyMap<string, number>) => Usage;
  readonly fallbackMilli: (podName: string) => number;
}

/** Whether a ratio asks for no change. */
export function isWithin({ up, down }: Tolerances, ratio: number): boolean {
  return 1 - down <= ratio && ratio <= 1 + up;
}

/** The numbers of the pods that count: without unready and ignored ones. */
export function countedMetrics(
  metrics: ReadonlyMap<string, PodMetric>,
  { unready, ignored }: PodGroups,
): ReadonlyMap<string, number> {
  return new Map(
    [...metrics]
      .filter(([name]) => !unready.has(name) && !ignored.has(name))
      .map(([name, { milli }]) => [name, milli]),
  );
}

/**
 * The replicas that per-pod numbers ask for; pods without a number damp the change, never turn it.
 */
export function proposeReplicas(sample: Sample, measure: Measure): Proposal {
  const { metrics, groups, currentReplicas, tolerances } = sample;
  const { ratio, ...shown } = measure.usageOf(metrics);
  const countsUnready = groups.unready.size > 0 && ratio > 1;
  if (!countsUnready && groups.missing.size === 0) {
    const replicas = isWithin(tolerances, ratio)
      ? currentReplicas
      : Math.ceil(ratio * groups.readyCount);
    return { replicas, ...shown };
  }
  const damped = withGuesses(sample, measure, ratio);
  const next = measure.usageOf(damped).ratio;
  const replicas = Math.ceil(next * damped.size);
  const isTurned =
    (ratio < 1 && next > 1) ||
    (ratio > 1 && next < 1) ||
    (next < 1 && replicas > currentReplicas) ||
    (next > 1 && replicas < currentReplicas);
  const isKept = isTurned || isWithin(tolerances, next);
  return { replicas: isKept ? currentReplicas : replicas, ...shown };
}

/** Missing numbers count against the change; unready pods count as idle on a scale-up. */
function withGuesses(
  { metrics, groups }: Sample,
  { fallbackMilli }: Measure,
  ratio: number,
): ReadonlyMap<string, number> {
  const guessed = new Map(metrics);
  if (ratio !== 1) {
    for (const name of groups.missing) {
      guessed.set(name, ratio < 1 ? fallbackMilli(name) : 0);
    }
  }
  if (ratio > 1) {
    for (const name of groups.unready) {
      guessed.set(name, 0);
    }
  }
  return guessed;
}

/** Usage as a share of what the pods request. */
export function utilizationOf(
  metrics: ReadonlyMap<string, number>,
  requests: ReadonlyMap<string, number>,
  targetUtilization: number,
): Usage | undefined {
  let usageTotal = 0;
  let requestTotal = 0;
  let count = 0;
  for (const [name, milli] of metrics) {
    const request = requests.get(name);
    if (request !== undefined) {
      usageTotal += milli;
      requestTotal += request;
      count++;
    }
  }
  if (requestTotal === 0) {
    return undefined;
  }
  const utilization = Math.trunc((usageTotal * 100) / requestTotal);
  const ratio = utilization / targetUtilization;
  return { ratio, utilization, averageMilli: Math.trunc(usageTotal / count) };
}

/** Usage as an average amount per pod. */
export function averageOf(metrics: ReadonlyMap<string, number>, targetMilli: number): Usage {
  const total = [...metrics.values()].reduce((sum, milli) => sum + milli, 0);
  const averageMilli = Math.trunc(total / metrics.size);
  return { ratio: averageMilli / targetMilli, averageMilli };
}

/** The replicas that one number for all pods asks for: in proportion to the ready ones. */
export function proposeForTotal(
  {
    ratio,
    readyCount,
    currentReplicas,
  }: {
    readonly ratio: number;
    readonly readyCount: number;
    readonly currentReplicas: number;
  },
  tolerances: Tolerances,
): number {
  if (currentReplicas === 0) {
    return Math.ceil(ratio);
  }
  return isWithin(tolerances, ratio) ? currentReplicas : Math.ceil(ratio * readyCount);
}

/** The replicas at which each has its share of one total. */
export function proposeForAverage(
  {
    totalMilli,
    targetMilli,
    statusReplicas,
  }: {
    readonly totalMilli: number;
    readonly targetMilli: number;
    readonly statusReplicas: number;
  },
  tolerances: Tolerances,
): Proposal {
  const ratio = totalMilli / (targetMilli * statusReplicas);
  const replicas = isWithin(tolerances, ratio)
    ? statusReplicas
    : Math.ceil(totalMilli / targetMilli);
  return { replicas, averageMilli: Math.ceil(totalMilli / Math.max(1, statusReplicas)) };
}
