// Changes of pods by whom they concern: most controllers care for the pods of one kind of owner, for
// what is not status, or for pods with claims.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isTerminal } from '../../core/kubernetes/podPhase.js';
import type { Pod } from '../../schemas/built/types.js';
import type { ChangeNotice, PodInterest } from './types.js';

/**
 * What of a change decides whom it concerns: of pods the kind of the owner, and which of the variants it is; of
 * `others` the kind.
 */
export interface ChangeGroup {
  readonly key: string;
  readonly variant: 'others' | 'pods' | 'statuses' | 'claimants' | 'claimantStatuses';
}

/** The group of a change; undefined for the few by which a pod changed hands or ended. */
export function groupOf(change: ChangeNotice): ChangeGroup | undefined {
  const { groupKind, object, previous } = change;
  if (groupKind !== 'Pod') {
    return { key: groupKind, variant: 'others' };
  }
  const key = ownerKindOf(object);
  const isSameOwner =
    previous === undefined ||
    previous.metadata.ownerReferences === object.metadata.ownerReferences ||
    ownerKindOf(previous) === key;
  return isSameOwner && !isEnd(change) ? { key, variant: variantOf(change) } : undefined;
}

function variantOf(change: ChangeNotice): ChangeGroup['variant'] {
  if (hasClaims(change.object)) {
    return isOfStatusAlone(change) ? 'claimantStatuses' : 'claimants';
  }
  return isOfStatusAlone(change) ? 'statuses' : 'pods';
}

/** Whether a controller with this interest is told of the change. */
export function isOfInterest(interest: PodInterest | undefined, change: ChangeNotice): boolean {
  const { object, previous } = change;
  if (interest === undefined) {
    return true;
  }
  if (interest === 'ignoresStatus') {
    return !isOfStatusAlone(change);
  }
  if (interest === 'ignoresProgress') {
    return !isOfStatusAlone(change) || isEnd(change);
  }
  if (interest === 'withClaims') {
    return hasClaims(object);
  }
  const kinds = [ownerKindOf(object), ownerKindOf(previous ?? object)];
  return kinds.includes(nobody) || kinds.includes(interest.ownedBy);
}

/** Stands for the owner of pods without one. */
const nobody = 'Pod';

function ownerKindOf({ metadata }: KubernetesObject): string {
  for (const reference of metadata.ownerReferences ?? []) {
    if (reference.controller === true) {
      return reference.kind;
    }
  }
  return nobody;
}

/** Whether the pod has ended by this change. */
function isEnd({ object, previous }: ChangeNotice): boolean {
  return isTerminal(object as Pod) && previous !== undefined && !isTerminal(previous as Pod);
}

function hasClaims(pod: KubernetesObject): boolean {
  const { volumes, resourceClaims } = (pod as Pod).spec ?? {};
  if (volumes !== undefined) {
    for (const { persistentVolumeClaim, ephemeral } of volumes) {
      if (persistentVolumeClaim !== undefined || ephemeral !== undefined) {
        return true;
      }
    }
  }
  return resourceClaims !== undefined;
}

/** Versions share what is the same; the metadata of a new version differs in the resourceVersion at least. */
function isOfStatusAlone({ type, object, previous }: ChangeNotice): boolean {
  if (type !== 'MODIFIED' || previous === undefined) {
    return false;
  }
  const [now, before] = [object.metadata, previous.metadata];
  return (
    object['spec'] === previous['spec'] &&
    object['status'] !== previous['status'] &&
    now.labels === before.labels &&
    now.annotations === before.annotations &&
    now.finalizers === before.finalizers &&
    now.ownerReferences === before.ownerReferences &&
    now.deletionTimestamp === before.deletionTimestamp
  );
}
