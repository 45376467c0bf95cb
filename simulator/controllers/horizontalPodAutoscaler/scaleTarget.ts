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
import { ApiError } from '../../api/apiError.js';
import {
  missingReplicas,
  readScale,
  type ScalePaths,
  withReplicas,
} from '../../api/customScale.js';
import { scaleNotFound } from '../../api/errors.js';
import { parseRequirements } from '../../api/http/labelSelector.js';
import { isBuiltIn, pluralOf } from '../../api/resources.js';
import type { Cluster, GroupKind } from '../../kernel/types.js';
import { scalePathsOf, scopeOf } from '../common/servedKinds.js';

/** What can be scaled, and how it selects its pods. */
export interface ScaleTarget {
  readonly object: KubernetesObject;
  readonly specReplicas: number;
  readonly statusReplicas: number;
  /** A text where it cannot be read: why. */
  readonly selector: LabelSelector | string | undefined;
  /** Where a custom resource has its size. */
  readonly paths?: ScalePaths;
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
  if (!isBuiltIn(groupKind)) {
    return customTarget(object, scalePathsOf(cluster, groupKind), { groupKind, name });
  }
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

/** A custom resource, where its definition has the scale subresource. */
function customTarget(
  object: KubernetesObject | undefined,
  paths: ScalePaths | undefined,
  { groupKind, name }: { readonly groupKind: GroupKind; readonly name: string },
): ScaleTarget | string {
  if (object === undefined || paths === undefined) {
    return scaleNotFound(groupKind, name).message;
  }
  const { specReplicas, statusReplicas, selector } = readScale(object, paths);
  return specReplicas === undefined
    ? missingReplicas(paths)
    : { object, specReplicas, statusReplicas, selector: parseSelector(selector), paths };
}

/** A text says what is wrong with it. */
function parseSelector(text: string): LabelSelector | string | undefined {
  try {
    return text === '' ? undefined : { matchExpressions: parseRequirements(text) };
  } catch (error) {
    if (error instanceof ApiError) {
      return error.message;
    }
    throw error;
  }
}

/** The pods of the target. */
export function podsOfTarget(cluster: Cluster, { object, selector }: ScaleTarget): readonly Pod[] {
  if (selector === undefined || typeof selector === 'string') {
    return [];
  }
  return cluster
    .podsWithLabels<Pod>(object.metadata.namespace ?? '', requiredLabels(selector))
    .filter(pod => matchesSelector(selector, pod.metadata.labels));
}

/** Writes the size. */
export function scaleTo(cluster: Cluster, { object, paths }: ScaleTarget, replicas: number): void {
  cluster.update(
    paths === undefined
      ? { ...object, spec: { ...(object['spec'] as object), replicas } }
      : withReplicas(object, paths, replicas),
  );
}
