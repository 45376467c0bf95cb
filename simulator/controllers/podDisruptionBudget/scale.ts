// The size of the controllers behind a budget's pods: a Deployment's, not its ReplicaSet's.
// After pkg/controller/disruption/disruption.go: getExpectedScale.

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import type { Pod } from '../../../schemas/built/types.js';
import { qualifiedResource } from '../../api/errors.js';
import type { Cluster } from '../../kernel/types.js';
import { controllerOf } from '../common/ownership.js';

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
  const replicas = specReplicas(owner);
  return replicas === undefined
    ? `${qualifiedResource(groupKind)} does not implement the scale subresource`
    : { uid: reference.uid, replicas };
}

function groupKindOf({ apiVersion, kind }: OwnerReference): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? kind : `${apiVersion.slice(0, slash)}/${kind}`;
}

function specReplicas(owner: KubernetesObject): number | undefined {
  const { replicas } = (owner['spec'] ?? {}) as { readonly replicas?: number };
  return typeof replicas === 'number' ? replicas : undefined;
}
