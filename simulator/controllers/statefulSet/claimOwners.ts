// Who owns the claims of a StatefulSet's pods, by its retention policy: what is owned goes with its
// owner.
// After pkg/controller/statefulset/stateful_set_utils.go: updateClaimOwnerRefForSetAndPod.

import type { KubernetesObject, OwnerReference } from '../../../core/kubernetes/object.js';
import type { StatefulSet } from '../../../schemas/built/types.js';
import { controllerReference } from '../common/ownership.js';

/**
 * The owner a claim is to have: the pod once it is condemned, the set while it lives, or nobody.
 */
export function claimOwner(
  set: StatefulSet,
  pod: KubernetesObject,
  isCondemned: boolean,
): KubernetesObject | undefined {
  const { whenDeleted, whenScaled } = set.spec?.persistentVolumeClaimRetentionPolicy ?? {};
  if (isCondemned && whenScaled === 'Delete') {
    return pod;
  }
  return whenDeleted === 'Delete' ? set : undefined;
}

/**
 * The references of a claim with this owner; undefined when it has them already. Others' are kept.
 */
export function claimReferences(
  claim: KubernetesObject,
  owner: KubernetesObject | undefined,
  candidates: readonly KubernetesObject[],
): readonly OwnerReference[] | undefined {
  const references = claim.metadata.ownerReferences ?? [];
  const uids = new Set(candidates.map(candidate => candidate.metadata.uid));
  const others = references.filter(reference => !uids.has(reference.uid));
  const isForeign = others.some(reference => reference.controller === true);
  const wanted =
    owner === undefined || isForeign ? others : [...others, controllerReference(owner)];
  const isSame =
    wanted.length === references.length &&
    wanted.every(reference => references.some(({ uid }) => uid === reference.uid));
  return isSame ? undefined : wanted;
}

/** Whether an earlier pod of this name still owns the claim: it is about to go. */
export function isStaleClaim(claim: KubernetesObject, pod: KubernetesObject): boolean {
  return (claim.metadata.ownerReferences ?? []).some(
    ({ kind, name, uid }) =>
      kind === 'Pod' && name === pod.metadata.name && uid !== pod.metadata.uid,
  );
}
