// The size of the controllers behind a budget's pods: a Deployment's, not its ReplicaSet's.
// After pkg/controller/disruption/disruption.go: getExpectedScale.

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import type { Pod } from '../../../schemas/built/types.js';
import { missingReplicas, readScale, type ScalePaths } from '../../api/customScale.js';
import { qualifiedResource } from '../../api/errors.js';
import { groupKindOf, isBuiltIn } from '../../api/resources.js';
import type { Cluster, GroupKind } from '../../kernel/types.js';
import { controllerOf } from '../common/ownership.js';
import { scalePathsOf } from '../common/servedKinds.js';

/** The scale of a pod's controller; its uid, so that each counts once. */
interface Scaled {
  readonly uid: string;
  readonly replicas: number;
}

/** The summed size; or why it is not known. */
export type ScaleSum =
  | { readonly scale: number; readonly hasUnmanaged: boolean }
  | { readonly problem: string };

/** Sums up the sizes of all controllers; pods without one are not counted. */
export function sumScales(cluster: Cluster, pods: readonly Pod[]): ScaleSum {
  const scales = new Map<string, number>();
  let hasUnmanaged = false;
  for (const pod of pods) {
    const reference = controllerOf(pod);
    if (reference === undefined) {
      hasUnmanaged = true;
    } else if (!scales.has(reference.uid)) {
      const found = findScale(cluster, pod.metadata.namespace ?? '', reference);
      if (typeof found === 'string') {
        return { problem: found };
      }
      if (found === undefined) {
        return { problem: `found no controllers for pod "${pod.metadata.name}"` };
      }
      scales.set(reference.uid, 0);
      scales.set(found.uid, found.replicas);
    }
  }
  const scale = [...scales.values()].reduce((total, replicas) => total + replicas, 0);
  return { scale, hasUnmanaged };
}

/** A text says why there is none; undefined: the controller is gone. */
function findScale(
  cluster: Cluster,
  namespace: string,
  reference: OwnerReference,
): Scaled | string | undefined {
  const groupKind = groupKindOf(reference);
  const owner = cluster.get(groupKind, namespace, reference.name);
  if (owner === undefined || owner.metadata.uid !== reference.uid) {
    return undefined;
  }
  const above = controllerOf(owner);
  if (reference.kind === 'ReplicaSet' && above?.kind === 'Deployment') {
    return findScale(cluster, namespace, above);
  }
  return isBuiltIn(groupKind)
    ? builtInScale(groupKind, owner)
    : customScale(groupKind, owner, scalePathsOf(cluster, groupKind));
}

function builtInScale(
  groupKind: GroupKind,
  { metadata, ...owner }: KubernetesObject,
): Scaled | string {
  const { replicas } = (owner['spec'] ?? {}) as { readonly replicas?: number };
  return typeof replicas === 'number' ? { uid: metadata.uid ?? '', replicas } : noScale(groupKind);
}

function customScale(
  groupKind: GroupKind,
  owner: KubernetesObject,
  paths: ScalePaths | undefined,
): Scaled | string {
  if (paths === undefined) {
    return noScale(groupKind);
  }
  const { specReplicas } = readScale(owner, paths);
  return specReplicas === undefined
    ? missingReplicas(paths)
    : { uid: owner.metadata.uid ?? '', replicas: specReplicas };
}

function noScale(groupKind: GroupKind): string {
  return `${qualifiedResource(groupKind)} does not implement the scale subresource`;
}
