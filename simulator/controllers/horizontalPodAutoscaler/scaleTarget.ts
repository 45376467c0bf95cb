// The workload an autoscaler scales, seen through its scale subresource.
// After pkg/controller/podautoscaler/horizontal.go: scaleForResourceMappings.

import { parseApiVersion } from '../../../core/kubernetes/gvk.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import {
  type LabelSelector,
  matchesSelector,
  requiredLabels,
} from '../../../core/kubernetes/selector.js';
import type { HorizontalPodAutoscaler, Pod } from '../../../schemas/built/types.js';
import { scaleNotFound } from '../../api/errors.js';
import { isBuiltIn, pluralOf } from '../../api/resources.js';
import type { Cluster, GroupKind } from '../../kernel/types.js';
import { scopeOf } from '../common/servedKinds.js';

/** What can be scaled, and how it selects its pods. */
export interface ScaleTarget {
  readonly object: KubernetesObject;
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly selector: LabelSelector | undefined;
}

/** The built-in kinds that have the subresource. */
const scalableKinds: ReadonlySet<GroupKind> = new Set([
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'ReplicationController',
]);

interface Scalable {
  readonly replicas?: number;
  readonly selector?: LabelSelector | Readonly<Record<string, string>>;
}

/** The target, or why it cannot be read. */
export function findScaleTarget(
  cluster: Cluster,
  { metadata, spec }: HorizontalPodAutoscaler,
): ScaleTarget | string {
  const { apiVersion = '', kind = '', name = '' } = spec?.scaleTargetRef ?? {};
  const { group } = parseApiVersion(apiVersion);
  const groupKind = group === '' ? kind : `${group}/${kind}`;
  if (scopeOf(cluster, groupKind) === undefined) {
    return `no matches for kind "${kind}" in group "${group}"`;
  }
  if (isBuiltIn(groupKind) && !scalableKinds.has(groupKind)) {
    return `the server could not find the requested resource (get ${pluralOf(groupKind)} ${name})`;
  }
  const object = cluster.get(groupKind, metadata.namespace ?? '', name);
  const { replicas, selector } = (object?.['spec'] ?? {}) as Scalable;
  if (object === undefined || replicas === undefined) {
    return scaleNotFound(groupKind, name).message;
  }
  const status = (object['status'] ?? {}) as Scalable;
  const isPlain = kind === 'ReplicationController' && selector !== undefined;
  return {
    object,
    specReplicas: replicas,
    statusReplicas: status.replicas ?? 0,
    selector: (isPlain ? { matchLabels: selector } : selector) as LabelSelector | undefined,
  };
}

/** The pods of the target. */
export function podsOfTarget(cluster: Cluster, { object, selector }: ScaleTarget): readonly Pod[] {
  if (selector === undefined) {
    return [];
  }
  return cluster
    .podsWithLabels<Pod>(object.metadata.namespace ?? '', requiredLabels(selector))
    .filter(pod => matchesSelector(selector, pod.metadata.labels));
}

/** Writes the size. */
export function scaleTo(cluster: Cluster, { object }: ScaleTarget, replicas: number): void {
  cluster.update({ ...object, spec: { ...(object['spec'] as object), replicas } });
}
