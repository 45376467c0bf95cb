// One metric of an autoscaler: the replicas it asks for and what the status shows, or why it is not
// known.
// After pkg/controller/podautoscaler/horizontal.go: computeReplicasForMetric.

import { milliNumber, quantityToString } from '../../../core/kubernetes/quantity.js';
import type { MetricSpec, MetricStatus, MetricTarget, Pod } from '../../../schemas/built/types.js';
import { qualifiedResource } from '../../api/errors.js';
import { groupKindOf } from '../../api/resources.js';
import { goSelector } from '../common/goSelector.js';
import { isReady } from '../common/pods.js';
import {
  emptyCustomMetrics,
  emptyExternalMetrics,
  type MetricsSource,
  noCustomMetrics,
  noExternalMetrics,
  noResourceMetrics,
  type PodMetric,
  unknownObjectMetric,
} from './metrics.js';
import { groupPods } from './podGroups.js';
import {
  averageOf,
  countedMetrics,
  type Proposal,
  proposeForAverage,
  proposeForTotal,
  proposeReplicas,
  type Tolerances,
  utilizationOf,
} from './replicaCalculator.js';

/** The scaled workload and its pods. */
export interface ScaleScene {
  readonly namespace: string;
  readonly pods: readonly Pod[];
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly tolerances: Tolerances;
  readonly source: MetricsSource | undefined;
  readonly nowMs: number;
}

export interface Evaluated {
  readonly replicas: number;
  /** `cpu resource utilization (percentage of request)`. */
  readonly name: string;
  readonly status: MetricStatus;
}

/** Why a metric gives nothing. */
export interface MetricFailure {
  /** Reason of the event and of condition ScalingActive: `FailedGetResourceMetric`. */
  readonly reason: string;
  /** What they say. */
  readonly message: string;
  /** How the sum of all metrics cites it. */
  readonly cited: string;
}

/** Evaluates the metric by its type. */
export function evaluateMetric(spec: MetricSpec, scene: ScaleScene): Evaluated | MetricFailure {
  switch (spec.type) {
    case 'Resource':
    case 'ContainerResource':
      return evaluateResource(spec, scene);
    case 'Pods':
      return evaluatePods(spec, scene);
    case 'Object':
      return evaluateObject(spec, scene);
    case 'External':
      return evaluateExternal(spec, scene);
    default: {
      const message = `unknown metric source type "${spec.type}"`;
      return { reason: 'InvalidMetricSourceType', message, cited: message };
    }
  }
}

function evaluateResource(spec: MetricSpec, scene: ScaleScene): Evaluated | MetricFailure {
  const { containerResource: inContainer } = spec;
  const { name, target } = inContainer ?? spec.resource ?? { name: '', target: { type: '' } };
  const container = inContainer?.container;
  const proposal = proposeForResource({ name, target, container }, scene);
  const isUtilization = target.averageValue === undefined;
  if (typeof proposal === 'string') {
    const what = isUtilization ? 'utilization' : 'usage';
    const message = `failed to get ${name} ${what}: ${proposal}`;
    const where = inContainer === undefined ? `${name} resource` : `${container} container`;
    const kind = inContainer === undefined ? 'Resource' : 'ContainerResource';
    const cited = `failed to get ${where} metric value: ${message}`;
    return { reason: `FailedGet${kind}Metric`, message, cited };
  }
  const { utilization, averageMilli, replicas } = proposal;
  const averageValue = milliText(averageMilli);
  const current =
    utilization === undefined
      ? { averageValue }
      : { averageUtilization: utilization, averageValue };
  const resource = inContainer === undefined ? 'resource' : 'container resource';
  return {
    replicas,
    name: `${name} ${resource}${isUtilization ? ' utilization (percentage of request)' : ''}`,
    status:
      inContainer === undefined
        ? { type: 'Resource', resource: { name, current } }
        : {
            type: 'ContainerResource',
            containerResource: { name, container: container ?? '', current },
          },
  };
}

interface ResourceQuery {
  readonly name: string;
  readonly target: MetricTarget;
  readonly container: string | undefined;
}

/** The proposal, or why there is none. */
function proposeForResource(
  { name, target, container }: ResourceQuery,
  scene: ScaleScene,
): Proposal | string {
  const { podResource } = scene.source ?? {};
  if (podResource === undefined) {
    return `unable to get metrics for resource ${name}: ${noResourceMetrics}`;
  }
  const metrics = collect(scene.pods, pod => podResource(pod, name, container, scene.nowMs));
  if (metrics.size === 0) {
    const problem = 'no metrics returned from resource metrics API';
    return `unable to get metrics for resource ${name}: ${problem}`;
  }
  if (target.averageValue !== undefined) {
    return proposeForAmount(metrics, milliNumber(target.averageValue), scene, name === 'cpu');
  }
  const groups = groupPods(scene.pods, metrics, name === 'cpu', scene.nowMs);
  const counted = countedMetrics(metrics, groups);
  if (counted.size === 0) {
    return 'did not receive metrics for targeted pods (pods might be unready)';
  }
  const requests = requestsOf(scene.pods, name, container);
  if (typeof requests === 'string') {
    return requests;
  }
  const wanted = target.averageUtilization ?? 0;
  if (utilizationOf(counted, requests, wanted) === undefined) {
    return 'no metrics returned matched known pods';
  }
  const { specReplicas: currentReplicas, tolerances } = scene;
  return proposeReplicas(
    { metrics: counted, groups, currentReplicas, tolerances },
    {
      usageOf: values => utilizationOf(values, requests, wanted) ?? { ratio: 1, averageMilli: 0 },
      fallbackMilli: pod => Math.trunc(((requests.get(pod) ?? 0) * Math.max(100, wanted)) / 100),
    },
  );
}

function proposeForAmount(
  metrics: ReadonlyMap<string, PodMetric>,
  targetMilli: number,
  { pods, nowMs, specReplicas, tolerances }: ScaleScene,
  isCpu: boolean,
): Proposal | string {
  const groups = groupPods(pods, metrics, isCpu, nowMs);
  const counted = countedMetrics(metrics, groups);
  if (counted.size === 0) {
    return 'did not receive metrics for targeted pods (pods might be unready)';
  }
  return proposeReplicas(
    { metrics: counted, groups, currentReplicas: specReplicas, tolerances },
    { usageOf: values => averageOf(values, targetMilli), fallbackMilli: () => targetMilli },
  );
}

function collect(
  pods: readonly Pod[],
  read: (pod: Pod) => PodMetric | undefined,
): ReadonlyMap<string, PodMetric> {
  const metrics = new Map<string, PodMetric>();
  for (const pod of pods) {
    const metric = read(pod);
    if (metric !== undefined) {
      metrics.set(pod.metadata.name ?? '', metric);
    }
  }
  return metrics;
}

/** What each pod requests, sidecars included; or which container requests nothing. */
function requestsOf(
  pods: readonly Pod[],
  resource: string,
  container: string | undefined,
): ReadonlyMap<string, number> | string {
  const requests = new Map<string, number>();
  for (const { metadata, spec } of pods) {
    const sidecars = (spec?.initContainers ?? []).filter(c => c.restartPolicy === 'Always');
    const all = [...(spec?.containers ?? []), ...sidecars];
    let total = 0;
    for (const { name, resources } of all.filter(
      c => container === undefined || container === c.name,
    )) {
      const request = resources?.requests?.[resource];
      if (request === undefined) {
        return `missing request for ${resource} in container ${name} of Pod ${metadata.name}`;
      }
      total += milliNumber(request);
    }
    requests.set(metadata.name ?? '', total);
  }
  return requests;
}

function evaluatePods({ pods: spec }: MetricSpec, scene: ScaleScene): Evaluated | MetricFailure {
  const metric = spec?.metric ?? { name: '' };
  const { podMetric } = scene.source ?? {};
  const metrics =
    podMetric === undefined
      ? undefined
      : collect(scene.pods, pod => podMetric(pod, metric.name, scene.nowMs));
  const isEmpty = metrics === undefined || metrics.size === 0;
  const problem = metrics === undefined ? noCustomMetrics : emptyCustomMetrics;
  const proposal = isEmpty
    ? `unable to get metric ${metric.name}: ${problem}`
    : proposeForAmount(metrics, milliNumber(spec?.target.averageValue ?? 0), scene, false);
  if (typeof proposal === 'string') {
    const cited = `failed to get pods metric value: ${proposal}`;
    return { reason: 'FailedGetPodsMetric', message: proposal, cited };
  }
  const current = { averageValue: milliText(proposal.averageMilli) };
  return {
    replicas: proposal.replicas,
    name: `pods metric ${metric.name}`,
    status: { type: 'Pods', pods: { metric, current } },
  };
}

function evaluateObject(
  { object: spec }: MetricSpec,
  scene: ScaleScene,
): Evaluated | MetricFailure {
  const metric = spec?.metric ?? { name: '' };
  const { kind, name, apiVersion } = spec?.describedObject ?? { kind: '', name: '' };
  const { namespace, source, nowMs } = scene;
  const totalMilli = source?.objectMetric?.({ kind, namespace, name }, metric.name, nowMs);
  if (totalMilli === undefined) {
    const where = `${kind} on ${namespace} ${name}`;
    const resource = qualifiedResource(groupKindOf({ apiVersion: apiVersion ?? 'v1', kind }));
    const problem =
      source?.objectMetric === undefined
        ? noCustomMetrics
        : unknownObjectMetric(metric.name, resource, name);
    const message = `unable to get metric ${metric.name}: ${where}/${problem}`;
    const cited = `failed to get object metric value: ${message}`;
    return { reason: 'FailedGetObjectMetric', message, cited };
  }
  const described = { kind, name, ...(apiVersion === undefined ? {} : { apiVersion }) };
  const total = proposeFor(spec?.target, totalMilli, scene);
  return {
    replicas: total.replicas,
    name: `${kind} metric ${metric.name}`,
    status: {
      type: 'Object',
      object: { describedObject: described, metric, current: total.current },
    },
  };
}

function evaluateExternal(
  { external: spec }: MetricSpec,
  scene: ScaleScene,
): Evaluated | MetricFailure {
  const metric = spec?.metric ?? { name: '' };
  const { namespace, source, nowMs } = scene;
  const selector = metric.selector === undefined ? 'nil' : goSelector(metric.selector);
  const values = source?.externalMetric?.(metric.name, metric.selector, nowMs);
  if (values === undefined || values.length === 0) {
    const id = `${namespace}/${metric.name}/${selector}`;
    const problem = values === undefined ? noExternalMetrics(metric.name) : emptyExternalMetrics;
    const message = `unable to get external metric ${id}: ${problem}`;
    const inner = `failed to get ${metric.name} external metric: ${message}`;
    const cited = `failed to get ${metric.name} external metric value: ${inner}`;
    return { reason: 'FailedGetExternalMetric', message, cited };
  }
  const total = proposeFor(
    spec?.target,
    values.reduce((sum, value) => sum + value, 0),
    scene,
  );
  return {
    replicas: total.replicas,
    name: `external metric ${metric.name}(${selector})`,
    status: { type: 'External', external: { metric, current: total.current } },
  };
}

/** A number for all pods together: against one value, or shared between them. */
function proposeFor(
  target: MetricTarget | undefined,
  totalMilli: number,
  { pods, specReplicas, statusReplicas, tolerances }: ScaleScene,
): { readonly replicas: number; readonly current: { value?: string; averageValue?: string } } {
  if (target?.averageValue !== undefined) {
    const targetMilli = milliNumber(target.averageValue);
    const shared = proposeForAverage({ totalMilli, targetMilli, statusReplicas }, tolerances);
    return { replicas: shared.replicas, current: { averageValue: milliText(shared.averageMilli) } };
  }
  const ratio = totalMilli / milliNumber(target?.value ?? 0);
  const readyCount = pods.filter(isReady).length;
  const replicas = proposeForTotal(
    { ratio, readyCount, currentReplicas: specReplicas },
    tolerances,
  );
  return { replicas, current: { value: milliText(totalMilli) } };
}

function milliText(milli: number): string {
  const nano = BigInt(Math.round(milli)) * 1_000_000n;
  return quantityToString({ nano, format: 'DecimalSI', kept: undefined });
}
