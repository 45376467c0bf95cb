// Revisions and the other notes a Deployment keeps in annotations, its own and its ReplicaSets'.
// After pkg/controller/deployment/util/deployment_util.go: SetNewReplicaSetAnnotations.

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import { fencepostsOf, replicasOf } from './fenceposts.js';

const PREFIX = 'deployment.kubernetes.io';
const REVISION = `${PREFIX}/revision`;
const REVISION_HISTORY = `${PREFIX}/revision-history`;
const DESIRED_REPLICAS = `${PREFIX}/desired-replicas`;
const MAX_REPLICAS = `${PREFIX}/max-replicas`;
const ROLLBACK_TO = 'deprecated.deployment.rollback.to';
const HISTORY_LENGTH_MAX = 2000;

/** Annotations that are never copied between a Deployment and its ReplicaSets. */
const OWN_ANNOTATIONS: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  ROLLBACK_TO,
]);

export type Annotations = Readonly<Record<string, string>>;

/** The revision of an object, 0 when it has none. */
export function revisionOf(object: Deployment | ReplicaSet): number {
  const revision = Number(object.metadata.annotations?.[REVISION] ?? 0);
  return Number.isInteger(revision) ? revision : 0;
}

/** The revision the present template gets: one above all old ones. */
export function nextRevision(oldReplicaSets: readonly ReplicaSet[]): number {
  return oldReplicaSets.reduce((most, old) => Math.max(most, revisionOf(old)), 0) + 1;
}

/**
 * The second highest revision: what an undo without a number goes back to; 0 when there is none.
 */
export function lastRevision(replicaSets: readonly ReplicaSet[]): number {
  return [...replicaSets.map(revisionOf), 0, 0].sort((a, b) => b - a)[1] ?? 0;
}

/**
 * The annotations of the new ReplicaSet: the Deployment's, and its revision, raised where it was
 * lower; the number it had before goes into its history.
 */
export function newReplicaSetAnnotations(
  deployment: Deployment,
  existing: Annotations,
  revision: number,
): Annotations {
  const copied = { ...existing, ...copiedAnnotations(deployment.metadata.annotations ?? {}) };
  const before = existing[REVISION];
  if (Number(before ?? 0) >= revision) {
    return copied;
  }
  const history = before === undefined ? undefined : extendHistory(existing, before);
  return {
    ...copied,
    [REVISION]: String(revision),
    ...(history === undefined ? {} : { [REVISION_HISTORY]: history }),
  };
}

function extendHistory(existing: Annotations, revision: string): string | undefined {
  const history = existing[REVISION_HISTORY];
  if (history === undefined || history === '') {
    return revision;
  }
  const revisions = [...history.split(','), revision];
  while (revisions.join(',').length > HISTORY_LENGTH_MAX && revisions.length > 1) {
    revisions.shift();
  }
  return revisions.join(',');
}

/** An object's annotations without those that belong to it alone. */
export function copiedAnnotations(annotations: Annotations): Annotations {
  return Object.fromEntries(
    Object.entries(annotations).filter(([name]) => !OWN_ANNOTATIONS.has(name)),
  );
}

/** A Deployment's annotations after a rollback: its own ones kept, the rest the ReplicaSet's. */
export function rolledBackAnnotations(deployment: Deployment, replicaSet: ReplicaSet): Annotations {
  const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([name]) =>
    OWN_ANNOTATIONS.has(name),
  );
  return {
    ...Object.fromEntries(kept),
    ...copiedAnnotations(replicaSet.metadata.annotations ?? {}),
  };
}

/** The annotations that tell the size of the Deployment a ReplicaSet was last scaled for. */
export function replicasAnnotations(deployment: Deployment): Annotations {
  const replicas = replicasOf(deployment);
  return {
    [DESIRED_REPLICAS]: String(replicas),
    [MAX_REPLICAS]: String(replicas + fencepostsOf(deployment).maxSurge),
  };
}

/** The size of the Deployment when the ReplicaSet was last scaled; undefined when not noted. */
export function desiredReplicasOf(replicaSet: ReplicaSet): number | undefined {
  return numberAnnotation(replicaSet, DESIRED_REPLICAS);
}

/**
 * Size and surge of the Deployment when the ReplicaSet was last scaled; undefined when not noted.
 */
export function maxReplicasOf(replicaSet: ReplicaSet): number | undefined {
  return numberAnnotation(replicaSet, MAX_REPLICAS);
}

/**
 * The revision that the old `kubectl rollout undo` asks for; undefined when it does not, 0 for the
 * last.
 */
export function rollbackRevisionOf(deployment: Deployment): number | undefined {
  const text = deployment.metadata.annotations?.[ROLLBACK_TO];
  return text === undefined || !/^-?\d+$/.test(text) ? undefined : Number(text);
}

export function withoutRollback(annotations: Annotations): Annotations {
  const { [ROLLBACK_TO]: _, ...rest } = annotations;
  return rest;
}

/** The Deployment with the revision noted. */
export function withRevision(deployment: Deployment, revision: string | undefined): Deployment {
  const { annotations } = deployment.metadata;
  if (revision === undefined || annotations?.[REVISION] === revision) {
    return deployment;
  }
  const noted = { ...annotations, [REVISION]: revision };
  return { ...deployment, metadata: { ...deployment.metadata, annotations: noted } };
}

export function revisionTextOf(replicaSet: ReplicaSet): string | undefined {
  return replicaSet.metadata.annotations?.[REVISION];
}

function numberAnnotation(replicaSet: ReplicaSet, name: string): number | undefined {
  const text = replicaSet.metadata.annotations?.[name];
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}
