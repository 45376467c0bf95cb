// The rows of what limits and scales: HorizontalPodAutoscaler, PodDisruptionBudget, ResourceQuota, PriorityClass.

import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
  Scale,
} from '../../../schemas/built/types.js';
import { type Cell, NONE, UNKNOWN, UNSET } from './cell.js';
import { ageOf } from './duration.js';

const METRICS_MAX = 2;

/** The cells of a HorizontalPodAutoscaler (autoscaling/v2). */
export function horizontalPodAutoscalerCells(
  object: HorizontalPodAutoscaler,
  nowMs: number,
): readonly Cell[] {
  const { spec, status, metadata } = object;
  const target = spec?.scaleTargetRef;
  return [
    metadata.name ?? '',
    `${target?.kind ?? ''}/${target?.name ?? ''}`,
    showMetrics(spec?.metrics ?? [], status?.currentMetrics ?? []),
    spec?.minReplicas === undefined ? UNSET : String(spec.minReplicas),
    spec?.maxReplicas ?? 0,
    status?.currentReplicas ?? 0,
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

function showMetrics(specs: readonly MetricSpec[], statuses: readonly MetricStatus[]): string {
  if (specs.length === 0) {
    return NONE;
  }
  const texts = specs.map((spec, index) => showMetric(spec, statuses[index]));
  const shown = texts.slice(0, METRICS_MAX).join(', ');
  const rest = texts.length - METRICS_MAX;
  return rest > 0 ? `${shown} + ${rest} more...` : shown;
}

function showMetric(spec: MetricSpec, status: MetricStatus | undefined): string {
  switch (spec.type) {
    case 'Resource':
      return resourceMetric(spec.resource, status?.resource?.current);
    case 'ContainerResource':
      return resourceMetric(spec.containerResource, status?.containerResource?.current);
    case 'Pods':
      return valueMetric(spec.pods?.target, status?.pods?.current, '');
    case 'Object':
      return valueMetric(spec.object?.target, status?.object?.current, ' (avg)');
    case 'External':
      return valueMetric(spec.external?.target, status?.external?.current, ' (avg)');
    default:
      return '<unknown type>';
  }
}

function resourceMetric(
  source: { readonly name: string; readonly target: MetricTarget } | undefined,
  current: MetricValueStatus | undefined,
): string {
  const { averageValue, averageUtilization } = source?.target ?? {};
  if (averageValue !== undefined) {
    return `${source?.name}: ${current?.averageValue ?? UNKNOWN}/${averageValue}`;
  }
  const used = current?.averageUtilization;
  const target = averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`;
  return `${source?.name}: ${used === undefined ? UNKNOWN : `${used}%`}/${target}`;
}

function valueMetric(
  target: MetricTarget | undefined,
  current: MetricValueStatus | undefined,
  averageSuffix: string,
): string {
  if (target?.averageValue !== undefined) {
    return `${current?.averageValue ?? UNKNOWN}/${target.averageValue}${averageSuffix}`;
  }
  return `${current?.value ?? UNKNOWN}/${target?.value ?? ''}`;
}

/** The cells of a PodDisruptionBudget. */
export function podDisruptionBudgetCells(
  object: PodDisruptionBudget,
  nowMs: number,
): readonly Cell[] {
  const { spec, status, metadata } = object;
  return [
    metadata.name ?? '',
    String(spec?.minAvailable ?? 'N/A'),
    String(spec?.maxUnavailable ?? 'N/A'),
    status?.disruptionsAllowed ?? 0,
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a ResourceQuota. */
export function resourceQuotaCells(object: ResourceQuota, nowMs: number): readonly Cell[] {
  const { hard = {}, used = {} } = object.status ?? {};
  const names = Object.keys(hard).sort();
  const show = (of: readonly string[]): string =>
    of.map(name => `${name}: ${used[name] ?? '0'}/${hard[name]}`).join(', ');
  return [
    object.metadata.name ?? '',
    show(names.filter(name => !name.startsWith('limits.'))),
    show(names.filter(name => name.startsWith('limits.'))),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a scale subresource. */
export function scaleCells(object: Scale, nowMs: number): readonly Cell[] {
  const { metadata, spec, status } = object;
  const age = ageOf(metadata?.creationTimestamp, nowMs);
  return [metadata?.name ?? '', spec?.replicas ?? 0, status?.replicas ?? 0, age];
}

/** The cells of a PriorityClass. */
export function priorityClassCells(object: PriorityClass, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.value ?? 0,
    object.globalDefault ?? false,
    ageOf(object.metadata.creationTimestamp, nowMs),
    object.preemptionPolicy ?? 'PreemptLowerPriority',
  ];
}
