// metrics.k8s.io: what metrics-server serves for `kubectl top`, computed on request from what the rules say is used.
// https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Pod } from '../../../schemas/built/types.js';
import type { UsageReader } from '../../resourceUsage.js';
import { notFound } from '../errors.js';
import { nodeNameOf } from '../store.js';
import { type ResourceRequest, representerOf } from './context.js';
import { selectionOf } from './listRequest.js';
import type { Reply } from './message.js';
import { METRICS_API_VERSION, METRICS_GROUP } from './metricsResources.js';
import { unknownResource } from './refusals.js';

const WINDOW = '15s';

/** GET of metrics, all or one. Throws ApiError 404 where there are none. */
export function resourceMetrics(resource: ResourceRequest): Reply {
  const { context, path, served } = resource;
  const usage = context.resourceUsage?.();
  if (usage === undefined) {
    throw unknownResource();
  }
  const all = served.resource.namespaced
    ? podMetrics(resource, usage)
    : nodeMetrics(resource, usage);
  const found = all.filter(selectionOf(resource));
  if (path.name === '') {
    const resourceVersion = String(context.server.store.revision);
    return representerOf(resource).list(found, { resourceVersion });
  }
  const [one] = found;
  if (one === undefined) {
    throw notFound(`${METRICS_GROUP}/${served.resource.kind}`, path.name);
  }
  return representerOf(resource).reply(200, one);
}

function podMetrics({ context, path }: ResourceRequest, usage: UsageReader) {
  const { server } = context;
  const scope = path.namespace === '' ? undefined : path.namespace;
  return server.list('Pod', scope).flatMap(pod => {
    const containers = usagesOf(pod, usage).map(({ name, cpuMilli, memoryMilli }) => ({
      name,
      usage: show(cpuMilli, memoryMilli),
    }));
    const { name, namespace, labels } = pod.metadata;
    const metadata = { name, namespace, ...(labels && { labels }) };
    return containers.length === 0
      ? []
      : [metricsOf('PodMetrics', metadata, { containers }, server)];
  });
}

function nodeMetrics({ context }: ResourceRequest, usage: UsageReader) {
  const { server } = context;
  const byNode = new Map<string, { cpu: number; memory: number }>();
  for (const pod of server.list('Pod')) {
    const node = nodeNameOf(pod) ?? '';
    const sum = byNode.get(node) ?? { cpu: 0, memory: 0 };
    for (const { cpuMilli, memoryMilli } of usagesOf(pod, usage)) {
      sum.cpu += cpuMilli;
      sum.memory += memoryMilli;
    }
    byNode.set(node, sum);
  }
  return server.list('Node').map(({ metadata: { name, labels } }) => {
    const { cpu, memory } = byNode.get(name ?? '') ?? { cpu: 0, memory: 0 };
    const metadata = { name, ...(labels && { labels }) };
    return metricsOf('NodeMetrics', metadata, { usage: show(cpu, memory) }, server);
  });
}

function usagesOf(pod: KubernetesObject, usage: UsageReader) {
  const { containers = [] } = (pod as unknown as Pod).spec ?? {};
  return containers.flatMap(({ name }) => {
    const used = usage(pod, name);
    return used === undefined ? [] : [{ name, ...used }];
  });
}

function show(cpuMilli: number, memoryMilli: number): object {
  return { cpu: `${Math.round(cpuMilli)}m`, memory: `${Math.round(memoryMilli / 1000 / 1024)}Ki` };
}

function metricsOf(
  kind: string,
  metadata: KubernetesObject['metadata'],
  numbers: object,
  { timestamp }: { readonly timestamp: string },
): KubernetesObject {
  return {
    kind,
    apiVersion: METRICS_API_VERSION,
    metadata: { ...metadata, creationTimestamp: timestamp },
    timestamp,
    window: WINDOW,
    ...numbers,
  };
}
