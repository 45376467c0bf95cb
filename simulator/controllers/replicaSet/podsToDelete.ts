// Which pods of a ReplicaSet die first when it shrinks.
// After pkg/controller/controller_utils.go: ActivePodsWithRanks.

import type { ContainerStatus, Pod } from '../../../schemas/built/types.js';
import { findReadyCondition, timeMs } from '../common/pods.js';

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const PHASE_ORDER: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const NANOSECONDS_PER_MS = 1e6;

/** Everything the order depends on, read once per pod. */
interface Candidate {
  readonly pod: Pod;
  readonly nodeName: string;
  readonly phase: number;
  readonly isReady: boolean;
  readonly cost: number;
  readonly rank: number;
  readonly readyMs: number;
  readonly restarts: number;
  readonly sidecarRestarts: number;
  readonly createdMs: number;
  readonly uid: string;
}

/**
 * The `count` pods to delete of the active ones. `related` are the active pods of all ReplicaSets
 * of the same controller: nodes that hold many of them give one up first.
 */
export function podsToDelete(
  active: readonly Pod[],
  related: readonly Pod[],
  count: number,
  nowMs: number,
): readonly Pod[] {
  if (count >= active.length) {
    return active;
  }
  const perNode = countByNode(related);
  return active
    .map(pod => toCandidate(pod, perNode))
    .sort((a, b) => compare(a, b, nowMs))
    .slice(0, count)
    .map(candidate => candidate.pod);
}

function countByNode(pods: readonly Pod[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const pod of pods) {
    const nodeName = pod.spec?.nodeName ?? '';
    counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
  }
  return counts;
}

function toCandidate(pod: Pod, perNode: ReadonlyMap<string, number>): Candidate {
  const ready = findReadyCondition(pod);
  const nodeName = pod.spec?.nodeName ?? '';
  const cost = Number(pod.metadata.annotations?.[DELETION_COST] ?? 0);
  const sidecars = new Set(
    (pod.spec?.initContainers ?? []).filter(c => c.restartPolicy === 'Always').map(c => c.name),
  );
  const initStatuses = pod.status?.initContainerStatuses ?? [];
  return {
    pod,
    nodeName,
    phase: PHASE_ORDER[pod.status?.phase ?? ''] ?? 0,
    isReady: ready?.status === 'True',
    cost: Number.isInteger(cost) ? cost : 0,
    rank: perNode.get(nodeName) ?? 0,
    readyMs: ready?.status === 'True' ? timeMs(ready.lastTransitionTime) : 0,
    restarts: maxRestarts(pod.status?.containerStatuses ?? []),
    sidecarRestarts: maxRestarts(initStatuses.filter(status => sidecars.has(status.name))),
    createdMs: timeMs(pod.metadata.creationTimestamp),
    uid: pod.metadata.uid ?? '',
  };
}

function maxRestarts(statuses: readonly ContainerStatus[]): number {
  return statuses.reduce((most, status) => Math.max(most, status.restartCount ?? 0), 0);
}

/** Negative: `a` is deleted first. */
function compare(a: Candidate, b: Candidate, nowMs: number): number {
  const unassigned = Number(a.nodeName !== '') - Number(b.nodeName !== '');
  return (
    unassigned ||
    a.phase - b.phase ||
    Number(a.isReady) - Number(b.isReady) ||
    a.cost - b.cost ||
    b.rank - a.rank ||
    (a.isReady ? compareAges([a, a.readyMs], [b, b.readyMs], nowMs) : 0) ||
    b.restarts - a.restarts ||
    b.sidecarRestarts - a.sidecarRestarts ||
    compareAges([a, a.createdMs], [b, b.createdMs], nowMs)
  );
}

type Aged = readonly [candidate: Candidate, sinceMs: number];

/**
 * Younger first, by powers of two of the age; of one age, the lower UID: chance, and the seed's.
 */
function compareAges([a, aSinceMs]: Aged, [b, bSinceMs]: Aged, nowMs: number): number {
  if (aSinceMs === bSinceMs) {
    return 0;
  }
  if (aSinceMs === 0 || bSinceMs === 0) {
    return aSinceMs === 0 ? -1 : 1;
  }
  const difference = ageBucket(nowMs - aSinceMs) - ageBucket(nowMs - bSinceMs);
  return difference !== 0 ? difference : a.uid < b.uid ? -1 : 1;
}

function ageBucket(ageMs: number): number {
  return ageMs > 0 ? Math.floor(Math.log2(ageMs * NANOSECONDS_PER_MS)) : -1;
}
