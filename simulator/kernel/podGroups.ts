// Changes of pods by whom they concern: most controllers care for the pods of one kind of owner, or
// for what is not status.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ChangeNotice, PodInterest } from './types.js';

/** What of a pod's change decides whom it concerns: the kind of its owner, and whether more than status changed. */
export interface PodGroup {
  readonly owner: string;
  readonly ofStatusAlone: boolean;
}

/** The group of a change; undefined for the few pods that changed hands. */
export function podGroupOf(change: ChangeNotice): PodGroup | undefined {
  const { object, previous } = change;
  const owner = ownerKindOf(object);
  const isSameOwner =
    previous === undefined ||
    previous.metadata.ownerReferences === object.metadata.ownerReferences ||
    ownerKindOf(previous) === owner;
  return isSameOwner ? { owner, ofStatusAlone: isOfStatusAlone(change) } : undefined;
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
