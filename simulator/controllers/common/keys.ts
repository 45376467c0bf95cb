// Keys of work queues, and which owners a change concerns.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ChangeNotice, Cluster, GroupKind, ObjectKey } from '../../kernel/types.js';
import { belongs, controllerOf, type Membership } from './ownership.js';

/** `namespace/name`. */
export function keyOf(object: KubernetesObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

export function parseKey(key: string): ObjectKey {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** The changed object itself. */
export function ownKey(change: ChangeNotice): readonly string[] {
  return [keyOf(change.object)];
}

/** Reads the object of a key. */
export function getByKey<T extends KubernetesObject>(
  cluster: Cluster,
  groupKind: GroupKind,
  key: string,
): T | undefined {
  const { namespace, name } = parseKey(key);
  return cluster.get<T>(groupKind, namespace, name);
}

const none: readonly string[] = [];

/** What an owner of this kind lays claim to. */
export type MembershipOf = (owner: KubernetesObject) => Membership;

/** A kind of owners; without `membershipOf` it adopts nothing. */
export interface OwnerKind {
  readonly kind: string;
  readonly groupKind: GroupKind;
  readonly membershipOf?: MembershipOf;
}

/**
 * The owners of one kind that a change of a dependent concerns: its controller, the one it had
 * before, and for an orphan whoever could adopt it.
 */
export function ownerKeys(
  change: ChangeNotice,
  cluster: Cluster,
  owner: OwnerKind,
): readonly string[] {
  const { object, previous } = change;
  const now = controllerOf(object);
  const isSame = previous?.metadata.ownerReferences === object.metadata.ownerReferences;
  const before = isSame ? now : previous && controllerOf(previous);
  if (now !== undefined && now.kind !== owner.kind && before?.kind !== owner.kind) {
    return none;
  }
  const namespace = object.metadata.namespace ?? '';
  const keys: string[] = [];
  if (now?.kind === owner.kind) {
    keys.push(`${namespace}/${now.name}`);
  }
  if (before?.kind === owner.kind && before.uid !== now?.uid) {
    keys.push(`${namespace}/${before.name}`);
  }
  if (now === undefined && change.type !== 'DELETED' && owner.membershipOf !== undefined) {
    keys.push(...adopterKeys(change, cluster, owner.groupKind, owner.membershipOf));
  }
  return keys;
}

function adopterKeys(
  change: ChangeNotice,
  cluster: Cluster,
  groupKind: GroupKind,
  membershipOf: MembershipOf,
): readonly string[] {
  const { namespace } = change.object.metadata;
  if (!mayBeAdopted(change)) {
    return none;
  }
  return cluster
    .list(groupKind, namespace)
    .filter(candidate => belongs(membershipOf(candidate), change.object))
    .map(keyOf);
}

/** Only labels and owners decide an adoption: a status change of an orphan concerns nobody. */
function mayBeAdopted({ object, previous }: ChangeNotice): boolean {
  return (
    object.metadata.deletionTimestamp === undefined &&
    (previous === undefined ||
      object.metadata.labels !== previous.metadata.labels ||
      object.metadata.ownerReferences !== previous.metadata.ownerReferences)
  );
}
