// Claims of generic ephemeral volumes: named after pod and volume, and owned by the pod.
// After component-helpers/storage/ephemeral.

import type { PersistentVolumeClaim, Pod } from '../../schemas/built/types.js';

/** The name of the claim of a pod's ephemeral volume. */
export function ephemeralClaimName(pod: Pod, volumeName: string): string {
  return `${pod.metadata?.name}-${volumeName}`;
}

/** The names of the claims that are made for the pod. */
export function ephemeralClaimNames(pod: Pod): readonly string[] {
  return (pod.spec?.volumes ?? [])
    .filter(({ ephemeral }) => ephemeral !== undefined)
    .map(({ name }) => ephemeralClaimName(pod, name));
}

/** Says so of a claim that has the name, but was not made for the pod. */
export function foreignClaimFault(pod: Pod, claim: PersistentVolumeClaim): string | undefined {
  const isOwn = claim.metadata?.ownerReferences?.some(
    ({ uid, controller }) => controller === true && uid === pod.metadata?.uid,
  );
  const { namespace, name } = pod.metadata ?? {};
  return isOwn === true
    ? undefined
    : `PVC ${namespace}/${claim.metadata?.name} was not created for pod ${namespace}/${name} (pod is not owner)`;
}
