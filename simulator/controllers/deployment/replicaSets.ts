// Reading the ReplicaSets of a Deployment: sizes, order, which is the new one.
// After pkg/controller/deployment/util/deployment_util.go.

import type { Deployment, PodTemplateSpec, ReplicaSet } from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import { compareText } from '../common/compareText.js';

const HASH_LABEL = 'pod-template-hash';

/** The ReplicaSet of the present template, if there is one, and the others. */
export interface Family {
  readonly newReplicaSet: ReplicaSet | undefined;
  readonly oldReplicaSets: readonly ReplicaSet[];
}

/** The new ReplicaSet is the oldest whose template equals the Deployment's, whatever its hash. */
export function familyOf(deployment: Deployment, replicaSets: readonly ReplicaSet[]): Family {
  const newReplicaSet = [...replicaSets]
    .sort(byCreation)
    .find(replicaSet => isSameTemplate(deployment.spec?.template, replicaSet.spec?.template));
  const oldReplicaSets = replicaSets.filter(replicaSet => replicaSet !== newReplicaSet);
  return { newReplicaSet, oldReplicaSets };
}

/** Old ones first, then the new one, where it exists. */
export function allOf(family: Family): readonly ReplicaSet[] {
  const { newReplicaSet, oldReplicaSets } = family;
  return newReplicaSet === undefined ? oldReplicaSets : [...oldReplicaSets, newReplicaSet];
}

/** Equal but for the pod-template-hash label. */
export function isSameTemplate(
  a: PodTemplateSpec | undefined,
  b: PodTemplateSpec | undefined,
): boolean {
  return isEqual(a?.spec, b?.spec) && isEqual(comparableMetadata(a), comparableMetadata(b));
}

/** A template without the label that the Deployment controller adds. */
export function withoutHashLabel(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const { [HASH_LABEL]: _, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
}

function comparableMetadata(template: PodTemplateSpec | undefined): object {
  const { labels, annotations = {}, ...rest } = withoutHashLabel(template).metadata ?? {};
  return { ...rest, labels, annotations };
}

/** Those that are to have pods. */
export function activeOf(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return replicaSets.filter(replicaSet => specReplicas(replicaSet) > 0);
}

export function specReplicas(replicaSet: ReplicaSet): number {
  return replicaSet.spec?.replicas ?? 1;
}

export function availableOf(replicaSet: ReplicaSet): number {
  return replicaSet.status?.availableReplicas ?? 0;
}

export function sum(
  replicaSets: readonly ReplicaSet[],
  count: (replicaSet: ReplicaSet) => number,
): number {
  return replicaSets.reduce((total, replicaSet) => total + count(replicaSet), 0);
}

/** Older first; ties by name. */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  return compareText(createdAt(a), createdAt(b)) || compareText(nameOf(a), nameOf(b));
}

/** Larger first; ties newer first. */
export function bySizeNewer(a: ReplicaSet, b: ReplicaSet): number {
  return specReplicas(b) - specReplicas(a) || byCreation(b, a);
}

/** Larger first; ties older first. */
export function bySizeOlder(a: ReplicaSet, b: ReplicaSet): number {
  return specReplicas(b) - specReplicas(a) || byCreation(a, b);
}

function createdAt(replicaSet: ReplicaSet): string {
  return replicaSet.metadata.creationTimestamp ?? '';
}

function nameOf(replicaSet: ReplicaSet): string {
  return replicaSet.metadata.name ?? '';
}
