// What containers use now, for `kubectl top`: the same numbers autoscalers read.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import type { Pod } from '../schemas/built/types.js';
import { usageMetrics } from './controllers/horizontalPodAutoscaler/usageMetrics.js';
import type { Cluster, Environment } from './kernel/types.js';
import { Courses } from './kubelet/course.js';

/** In thousandths of a core and of a byte. */
export interface ContainerUsage {
  readonly cpuMilli: number;
  readonly memoryMilli: number;
}

/** The usage of a container by name; undefined while it does not run. */
export type UsageReader = (pod: KubernetesObject, container: string) => ContainerUsage | undefined;

/** undefined while no rule tells a usage: then nobody serves metrics. */
export function resourceUsage(environment: Environment, cluster: Cluster): UsageReader | undefined {
  const courses = new Courses(environment);
  const metrics = usageMetrics(environment, courses, cluster, cluster.list<Pod>('Pod'));
  const read = metrics?.podResource;
  if (read === undefined) {
    return undefined;
  }
  return (object, container) => {
    const pod = object as unknown as Pod;
    const cpu = read(pod, 'cpu', container, cluster.nowMs);
    const memory = read(pod, 'memory', container, cluster.nowMs);
    return cpu && { cpuMilli: cpu.milli, memoryMilli: memory?.milli ?? 0 };
  };
}
