// HorizontalPodAutoscaler autoscaling/v1, which knows only a CPU percentage; the rest travels in annotations.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { HorizontalPodAutoscaler, MetricSpec } from '../../../schemas/built/types.js';

const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';
const CURRENT = 'autoscaling.alpha.kubernetes.io/current-metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';

interface SpecV1 {
  readonly targetCPUUtilizationPercentage?: number;
}

function isCpu(metric: MetricSpec): boolean {
  return (
    metric.type === 'Resource' &&
    metric.resource?.name === 'cpu' &&
    metric.resource.target.averageUtilization !== undefined
  );
}

/** The v1 form of an autoscaler stored as v2. */
export function autoscalerToV1(object: KubernetesObject): KubernetesObject {
  const { metadata, spec, status } = object as unknown as HorizontalPodAutoscaler;
  const { metrics = [], behavior, ...kept } = spec ?? {};
  const cpu = metrics.find(isCpu);
  const others = metrics.filter(metric => metric !== cpu);
  const percentage = cpu?.resource?.target.averageUtilization;
  const { conditions, currentMetrics, ...counts } = status ?? {};
  const annotations = {
    ...metadata.annotations,
    ...(others.length > 0 && { [METRICS]: JSON.stringify(others) }),
    ...(conditions && { [CONDITIONS]: JSON.stringify(conditions) }),
    ...(currentMetrics && { [CURRENT]: JSON.stringify(currentMetrics) }),
    ...(behavior && { [BEHAVIOR]: JSON.stringify(behavior) }),
  };
  const hasAnnotations = Object.keys(annotations).length > 0;
  return {
    ...object,
    metadata: { ...metadata, ...(hasAnnotations && { annotations }) },
    spec: {
      ...kept,
      ...(percentage !== undefined && { targetCPUUtilizationPercentage: percentage }),
    },
    ...(status && { status: { currentReplicas: 0, ...counts } }),
  };
}

/** The v2 form of an autoscaler a client sent as v1. */
export function autoscalerFromV1(object: KubernetesObject): KubernetesObject {
  const spec = (object['spec'] ?? {}) as SpecV1;
  const { targetCPUUtilizationPercentage: percentage, ...kept } = spec;
  const { annotations: given = {}, ...metadata } = object.metadata;
  const {
    [METRICS]: metrics,
    [BEHAVIOR]: behavior,
    [CONDITIONS]: _conditions,
    [CURRENT]: _current,
    ...annotations
  } = given;
  const all = [...(percentage === undefined ? [] : [cpuMetric(percentage)]), ...readList(metrics)];
  return {
    ...object,
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      ...kept,
      ...(all.length > 0 && { metrics: all }),
      ...(behavior !== undefined && { behavior: readJson(behavior) }),
    },
  };
}

function cpuMetric(averageUtilization: number): MetricSpec {
  const target = { type: 'Utilization', averageUtilization };
  return { type: 'Resource', resource: { name: 'cpu', target } };
}

function readList(text: string | undefined): readonly unknown[] {
  const value = text === undefined ? undefined : readJson(text);
  return Array.isArray(value) ? value : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
