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
  readonly ready: Age;
  readonly restarts: number;
  readonly sidecarRestarts: number;
  readonly created: Age;
  readonly uid: string;
}

/** Since when something is, and how long, as a power of two. */
interface Age {
  readonly sinceMs: number;
  readonly bucket: number;
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
  const ageSince = createAges(nowMs);
  return active
    .map(pod => toCandidate(pod, perNode, ageSince))
    .sort(compare)
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

type AgeSince = (timestamp: string | null | undefined) => Age;

/** Most pods were created and became ready with others, in the same second. */
function createAges(nowMs: number): AgeSince {
  const known = new Map<string | null | undefined, Age>();
  return timestamp => {
    let age = known.get(timestamp);
    if (age === undefined) {
      const sinceMs = timeMs(timestamp);
      age = { sinceMs, bucket: ageBucket(nowMs - sinceMs) };
      known.set(timestamp, age);
    }
    return age;
  };
}

function toCandidate(
  pod: Pod,
  perNode: ReadonlyMap<string, number>,
  ageSince: AgeSince,
): Candidate {
  const ready = findReadyCondition(pod);
  const nodeName = pod.spec?.nodeName ?? '';
  const cost = Number(pod.metadata.annotations?.[DELETION_COST] ?? 0);
  return {
    pod,
    nodeName,
    phase: PHASE_ORDER[pod.status?.phase ?? ''] ?? 0,
    isReady: ready?.status === 'True',
    cost: Number.isInteger(cost) ? cost : 0,
    rank: perNode.get(nodeName) ?? 0,
    ready: ageSince(ready?.status === 'True' ? ready.lastTransitionTime : undefined),
    restarts: maxRestarts(pod.status?.containerStatuses ?? []),
    sidecarRestarts: sidecarRestarts(pod),
    created: ageSince(pod.metadata.creationTimestamp),
    uid: pod.metadata.uid ?? '',
  };
}

function sidecarRestarts({ spec, status }: Pod): number {
  if (spec?.initContainers === undefined) {
    return 0;
  }
  const sidecars = spec.initContainers.filter(each => each.restartPolicy === 'Always');
  const names = new Set(sidecars.map(({ name }) => name));
  return maxRestarts((status?.initContainerStatuses ?? []).filter(({ name }) => names.has(name)));
}

function maxRestarts(statuses: readonly ContainerStatus[]): number {
  return statuses.reduce((most, status) => Math.max(most, status.restartCount ?? 0), 0);
}

/** Negative: `a` is deleted first. */
function compare(a: Candidate, b: Candidate): number {
  const unassigned = Number(a.nodeName !== '') - Number(b.nodeName !== '');
  return (
    unassigned ||
    a.phase - b.phase ||
    Number(a.isReady) - Number(b.isReady) ||
    a.cost - b.cost ||
    b.rank - a.rank ||
    (a.isReady ? compareAges(a, b, 'ready') : 0) ||
    b.restarts - a.restarts ||
    b.sidecarRestarts - a.sidecarRestarts ||
    compareAges(a, b, 'created')
  );
}

/** Younger first, by powers of two of the age; of one age, the lower UID: chance, and the seed's. */
function compareAges(a: Candidate, b: Candidate, what: 'ready' | 'created'): number {
  const [ofA, ofB] = [a[what], b[what]];
  if (ofA.sinceMs === ofB.sinceMs) {
    return 0;
  }
  if (ofA.sinceMs === 0 || ofB.sinceMs === 0) {
    return ofA.sinceMs === 0 ? -1 : 1;
  }
  return ofA.bucket - ofB.bucket || (a.uid < b.uid ? -1 : 1);
}

function ageBucket(ageMs: number): number {
  return ageMs > 0 ? Math.floor(Math.log2(ageMs * NANOSECONDS_PER_MS)) : -1;
}
