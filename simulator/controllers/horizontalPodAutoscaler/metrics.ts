// Where the autoscaler's numbers come from: a small interface that hosts may fill, and what it says
// without one.
// After pkg/controller/podautoscaler/metrics/client.go.

import type { LabelSelector } from '../../../core/kubernetes/selector.js';
import type { Pod } from '../../../schemas/built/types.js';

/** One number of one pod. */
export interface PodMetric {
  /** In thousandths of the unit: millicores, thousandths of a byte. */
  readonly milli: number;
  /** When it was taken, and over how long. */
  readonly timeMs: number;
  readonly windowMs: number;
}

/** Which object a metric describes. */
export interface DescribedObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The metrics APIs of a cluster. A member that is absent is an API that nobody serves; undefined is
 * a number that is not known. Values are thousandths of the unit.
 */
export interface MetricsSource {
  /** cpu or memory of a pod, or of one of its containers. */
  podResource?(
    pod: Pod,
    resource: string,
    container: string | undefined,
    nowMs: number,
  ): PodMetric | undefined;
  /** A metric of its own that each pod has. */
  podMetric?(pod: Pod, metric: string, nowMs: number): PodMetric | undefined;
  objectMetric?(object: DescribedObject, metric: string, nowMs: number): number | undefined;
  /** All series of an external metric that the selector names. */
  externalMetric?(
    metric: string,
    selector: LabelSelector | undefined,
    nowMs: number,
  ): readonly number[] | undefined;
}

/** What clients are told where an API has nothing by that name. */
export const emptyCustomMetrics = 'no metrics returned from custom metrics API';
export const emptyExternalMetrics = 'no metrics returned from external metrics API';

export function unknownObjectMetric(metric: string, resource: string, name: string): string {
  const missing = `the server could not find the metric ${metric} for ${resource} ${name}`;
  return `unable to fetch metrics from custom metrics API: ${missing}`;
}

/** What clients are told where nobody serves an API. */
export const noResourceMetrics =
  'unable to fetch metrics from resource metrics API: ' +
  'the server could not find the requested resource (get pods.metrics.k8s.io)';
export const noCustomMetrics =
  'unable to fetch metrics from custom metrics API: ' +
  'no custom metrics API (custom.metrics.k8s.io) registered';

export function noExternalMetrics(metric: string): string {
  return (
    'unable to fetch metrics from external metrics API: ' +
    `the server could not find the requested resource (get ${metric}.external.metrics.k8s.io)`
  );
}
