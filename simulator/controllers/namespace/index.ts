/**
 * The namespace controller: a namespace that is deleted is emptied first, pods before everything else.
 *
 *     kubectl delete namespace shop  ->  after 5 s: pods, then the rest, then the namespace
 */
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { groupKindOf } from '../../api/resources.js';
import type {
  Cluster,
  Controller,
  ControllerFactory,
  GroupKind,
  Requeue,
} from '../../kernel/types.js';
import { inSteps, type Steps } from '../common/inSteps.js';
import { perStep } from '../common/slowStart.js';
import { contentConditions } from './contentConditions.js';

const deletionDelayMs = 5_000;
const finalizerEstimateSeconds = 15;

export const namespaceController: ControllerFactory = () => {
  /** When each going namespace was first seen going. */
  const seenMs = new Map<string, number>();
  return controllerOf(seenMs);
};

const controllerOf = (seenMs: Map<string, number>): Controller => ({
  name: 'namespace-controller',
  watches: {
    Namespace: change =>
      change.type === 'DELETED' || change.object.metadata.deletionTimestamp === undefined
        ? []
        : [change.object.metadata.name ?? ''],
  },
  reconcile(cluster, name) {
    const namespace = cluster.get('Namespace', '', name);
    const deletion = namespace?.metadata.deletionTimestamp;
    if (namespace === undefined || deletion === undefined) {
      seenMs.delete(name);
      return undefined;
    }
    const startMs = seenMs.get(name) ?? cluster.nowMs;
    seenMs.set(name, startMs);
    const waitMs = startMs + deletionDelayMs - cluster.nowMs;
    return waitMs > 0 ? { afterMs: waitMs, firstWay: true } : inSteps(empty(cluster, namespace));
  },
});

/** Deletes what is left; the namespace itself once nothing is. */
function* empty(cluster: Cluster, namespace: KubernetesObject): Steps<Requeue | undefined> {
  const name = namespace.metadata.name ?? '';
  const pods = cluster.list('Pod', name);
  if (pods.length > 0) {
    yield* deleteAll(cluster, pods);
    return waitFor(cluster, namespace);
  }
  for (const groupKind of contentKinds(cluster)) {
    yield* deleteAll(cluster, cluster.list(groupKind, name));
  }
  return waitFor(cluster, namespace);
}

function waitFor(cluster: Cluster, namespace: KubernetesObject): Requeue | undefined {
  const left = contentOf(cluster, namespace.metadata.name ?? '');
  const current = withConditions(cluster, namespace, left);
  if (left.length === 0) {
    cluster.finalize({ ...current, spec: { ...(current['spec'] as object), finalizers: [] } });
    return undefined;
  }
  const seconds = Math.floor(Math.max(...left.map(estimateSeconds)) / 2) + 1;
  return { afterMs: seconds * 1000, firstWay: left.every(isOnItsWay) };
}

function withConditions(
  cluster: Cluster,
  namespace: KubernetesObject,
  left: readonly KubernetesObject[],
): KubernetesObject {
  const status = (namespace['status'] ?? {}) as Parameters<typeof contentConditions>[0];
  const conditions = contentConditions(status, left, cluster.timestamp);
  return cluster.updateStatus({ ...namespace, status: { ...status, conditions } });
}

function contentOf(cluster: Cluster, name: string): readonly KubernetesObject[] {
  const pods = cluster.list('Pod', name);
  return pods.length > 0
    ? pods
    : contentKinds(cluster).flatMap(groupKind => cluster.list(groupKind, name));
}

function contentKinds(cluster: Cluster): readonly GroupKind[] {
  return cluster.groupKinds.filter(groupKind => groupKind !== 'Namespace');
}

function* deleteAll(cluster: Cluster, objects: readonly KubernetesObject[]): Steps<undefined> {
  for (const [index, object] of objects.entries()) {
    if (object.metadata.deletionTimestamp === undefined) {
      const { namespace = '', name = '' } = object.metadata;
      const options = { propagationPolicy: 'Background' } as const;
      cluster.delete(groupKindOf(object), { namespace, name }, options);
    }
    if (index % perStep === perStep - 1) {
      yield undefined;
    }
  }
}

/** How long an object that is going may still take. */
function estimateSeconds(object: KubernetesObject): number {
  const finalizers = object.metadata.finalizers ?? [];
  return finalizers.length > 0
    ? finalizerEstimateSeconds
    : (object.metadata.deletionGracePeriodSeconds ?? 0);
}

function isOnItsWay(object: KubernetesObject): boolean {
  return (object.metadata.finalizers ?? []).length === 0;
}
