// The metrics of a simulated cluster: what its container and metric rules say.

import type { OwnerReference } from '../../../core/kubernetes/object.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Container, Pod } from '../../../schemas/built/types.js';
import type { Cluster, Environment } from '../../kernel/types.js';
import type { Courses } from '../../kubelet/course.js';
import { usageAt } from '../../kubelet/usage.js';
import type { MetricRule, UsageCurve } from '../../simulation.js';
import { controllerOf } from '../common/ownership.js';
import { isReady } from '../common/pods.js';
import type { DescribedObject, MetricsSource, PodMetric } from './metrics.js';

/** Metrics are averages over this time; a pod has none before it has run so long. */
const WINDOW_MS = 15_000;
/** What metrics-server serves; other numbers of pods are custom metrics. */
const resources: ReadonlySet<string> = new Set(['cpu', 'memory']);

/**
 * An API is served only where some rule tells a number of its kind: of the cluster, or of one of the `pods`, all that
 * may have some. What is read is as of now.
 */
export function usageMetrics(
  environment: Environment,
  courses: Courses,
  cluster: Cluster,
  pods: readonly Pod[],
): MetricsSource {
  const rules = environment.metricRules();
  const reader = new PodUsage(environment, courses, cluster);
  const hasResources = courses.tellsUsage(pods, name => resources.has(name));
  const hasCustom =
    courses.tellsUsage(pods, name => !resources.has(name)) ||
    rules.some(rule => rule.object !== undefined);
  const at = (nowMs: number): number => nowMs - environment.startMs;
  return {
    ...(hasResources && {
      podResource: (pod, resource, container, nowMs) =>
        reader.read(pod, runningContainers(pod, container), resource, nowMs),
    }),
    ...(hasCustom && {
      podMetric: (pod, metric, nowMs) => {
        const running = runningContainers(pod, undefined);
        return reader.read(pod, reader.telling(pod, running, metric), metric, nowMs);
      },
      objectMetric: (object, metric, nowMs) => {
        const found = rules.find(rule => rule.name === metric && describes(rule, object));
        return found === undefined ? undefined : usageAt(found.value, at(nowMs));
      },
    }),
    ...(rules.some(rule => rule.object === undefined) && {
      externalMetric: (metric, selector, nowMs) =>
        newestSeries(rules.filter(rule => rule.object === undefined && rule.name === metric))
          .filter(({ labels }) => selector === undefined || matchesSelector(selector, labels))
          .map(({ value }) => usageAt(value, at(nowMs))),
    }),
  } satisfies MetricsSource;
}

/** Of rules for the same series the first holds. */
function newestSeries(rules: readonly MetricRule[]): readonly MetricRule[] {
  const series = new Map<string, MetricRule>();
  for (const rule of rules) {
    const key = JSON.stringify(Object.entries(rule.labels ?? {}).sort());
    series.set(key, series.get(key) ?? rule);
  }
  return [...series.values()];
}

function describes({ object }: MetricRule, described: DescribedObject): boolean {
  return (
    object !== undefined &&
    object.kind === described.kind &&
    object.name === described.name &&
    (object.namespace ?? described.namespace) === described.namespace
  );
}

/** Reads what containers use by the rules they follow. */
class PodUsage {
  readonly #environment: Environment;
  readonly #courses: Courses;
  readonly #cluster: Cluster;
  /** By owner: they share a total. */
  readonly #readySiblings = new Map<string, number>();

  constructor(environment: Environment, courses: Courses, cluster: Cluster) {
    this.#environment = environment;
    this.#courses = courses;
    this.#cluster = cluster;
  }

  /** The sum over the containers; undefined where there are none. */
  read(
    pod: Pod,
    containers: readonly Container[],
    name: string,
    nowMs: number,
  ): PodMetric | undefined {
    const shares = containers.map(container => {
      const curve = this.#curveOf(pod, container, name);
      const milli = curve === undefined ? 0 : usageAt(curve, nowMs - this.#environment.startMs);
      return curve?.isTotal === true ? milli / this.#readySiblingsOf(pod) : milli;
    });
    const milli = Math.round(shares.reduce((sum, share) => sum + share, 0));
    return containers.length === 0
      ? undefined
      : ({ milli, timeMs: nowMs, windowMs: WINDOW_MS } satisfies PodMetric);
  }

  /** The containers whose rule tells this metric. */
  telling(pod: Pod, containers: readonly Container[], name: string): readonly Container[] {
    return containers.filter(container => this.#curveOf(pod, container, name) !== undefined);
  }

  /** The ready pods of the same workload, the pod itself where it has none. */
  #readySiblingsOf(pod: Pod): number {
    const owner = controllerOf(pod);
    if (owner === undefined) {
      return 1;
    }
    let count = this.#readySiblings.get(owner.uid);
    if (count === undefined) {
      count = Math.max(1, podsBeside(this.#cluster, owner).filter(isReady).length);
      this.#readySiblings.set(owner.uid, count);
    }
    return count;
  }

  #curveOf(pod: Pod, container: Container, name: string): UsageCurve | undefined {
    return this.#courses.of(pod, container, 'main').usage[name];
  }
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

/** The pods of the same workload: of a Deployment those of all its ReplicaSets. */
function podsBeside(cluster: Cluster, owner: OwnerReference): readonly Pod[] {
  const set = owner.kind === 'ReplicaSet' ? cluster.getByUid(owner.uid) : undefined;
  const workload = set && controllerOf(set);
  const owners =
    workload === undefined
      ? [owner.uid]
      : cluster.dependents(workload.uid, 'apps/ReplicaSet').map(({ metadata }) => metadata.uid);
  return owners.flatMap(uid => cluster.dependents<Pod>(uid ?? '', 'Pod'));
}
