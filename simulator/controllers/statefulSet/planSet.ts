// What a StatefulSet does next with its pods: a pure decision.
// After pkg/controller/statefulset/stateful_set_control.go: updateStatefulSet.

import type { Pod } from '../../../schemas/built/types.js';
import { isTerminal } from '../common/pods.js';
import { isIdentified, isInRange, ordinalOf, type Range, revisionNameOf } from './identity.js';

/** What the decision depends on. */
export interface SetView {
  readonly range: Range;
  readonly pods: readonly Pod[];
  /** OrderedReady: one after the other; Parallel: all at once. */
  readonly isOrdered: boolean;
  readonly isRollingUpdate: boolean;
  readonly partition: number;
  readonly updateRevision: string;
  /** Running, ready and long enough so. */
  readonly isAvailable: (pod: Pod) => boolean;
  /** Whether the pod's claims have the owners that the retention policy asks for. */
  readonly hasOwnedClaims: (pod: Pod) => boolean;
}

/** Steps in the order in which they are taken. */
export type SetStep =
  | { readonly kind: 'create'; readonly ordinal: number }
  | { readonly kind: 'delete'; readonly pod: Pod }
  | { readonly kind: 'claims'; readonly pod: Pod }
  | { readonly kind: 'identify'; readonly pod: Pod }
  | { readonly kind: 'own'; readonly pod: Pod };

/** The steps of one sync. Where order counts, that is at most one creation or deletion. */
export function planSet(view: SetView): readonly SetStep[] {
  const replicas = replicasByOrdinal(view);
  const living = planReplicas(view, replicas);
  if (living.isBlocked) {
    return living.steps;
  }
  const condemned = planCondemned(view, replicas);
  if (condemned.isBlocked) {
    return [...living.steps, ...condemned.steps];
  }
  return [...living.steps, ...condemned.steps, ...planUpdate(view, replicas)];
}

interface Plan {
  readonly steps: readonly SetStep[];
  /** Nothing further may happen in this sync. */
  readonly isBlocked: boolean;
}

/** By distance from the first ordinal; undefined where there is no pod. */
function replicasByOrdinal({ range, pods }: SetView): readonly (Pod | undefined)[] {
  const replicas = new Array<Pod | undefined>(range.replicas).fill(undefined);
  for (const pod of pods) {
    const ordinal = ordinalOf(pod);
    if (ordinal !== undefined && isInRange(range, ordinal)) {
      replicas[ordinal - range.start] = pod;
    }
  }
  return replicas;
}

function planReplicas(view: SetView, replicas: readonly (Pod | undefined)[]): Plan {
  const steps: SetStep[] = [];
  for (const [index, pod] of replicas.entries()) {
    steps.push(...stepOfReplica(pod, view.range.start + index));
    if (view.isOrdered && (pod === undefined || isBlocking(view, pod))) {
      return { steps, isBlocked: true };
    }
    const isAlive = pod !== undefined && !isTerminal(pod);
    if (isAlive && !(isIdentified(pod) && view.hasOwnedClaims(pod))) {
      steps.push({ kind: 'identify', pod });
    }
  }
  return { steps, isBlocked: false };
}

function stepOfReplica(pod: Pod | undefined, ordinal: number): readonly SetStep[] {
  if (pod === undefined) {
    return [{ kind: 'create', ordinal }];
  }
  if (isTerminal(pod)) {
    return pod.metadata.deletionTimestamp === undefined ? [{ kind: 'delete', pod }] : [];
  }
  return pod.status?.phase === 'Pending' ? [{ kind: 'claims', pod }] : [];
}

function isBlocking(view: SetView, pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined || !view.isAvailable(pod);
}

/**
 * Highest ordinal first. In order, a pod that is not well goes only if it is the first such one.
 */
function planCondemned(view: SetView, replicas: readonly (Pod | undefined)[]): Plan {
  const condemned = condemnedOf(view);
  const owned = condemned
    .filter(pod => !view.hasOwnedClaims(pod))
    .map((pod): SetStep => ({ kind: 'own', pod }));
  if (!view.isOrdered) {
    const doomed = condemned.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const deleted = doomed.map((pod): SetStep => ({ kind: 'delete', pod }));
    return { steps: [...owned, ...deleted], isBlocked: false };
  }
  const [next] = condemned;
  if (next === undefined) {
    return { steps: [], isBlocked: false };
  }
  const isTerminating = next.metadata.deletionTimestamp !== undefined;
  const mayGo = view.isAvailable(next) || next === firstUnhealthy(view, replicas, condemned);
  const deleted: SetStep[] = !isTerminating && mayGo ? [{ kind: 'delete', pod: next }] : [];
  return { steps: [...owned, ...deleted], isBlocked: true };
}

function condemnedOf({ range, pods }: SetView): readonly Pod[] {
  return pods
    .filter(pod => {
      const ordinal = ordinalOf(pod);
      return ordinal !== undefined && !isInRange(range, ordinal);
    })
    .sort((a, b) => (ordinalOf(b) ?? 0) - (ordinalOf(a) ?? 0));
}

function firstUnhealthy(
  view: SetView,
  replicas: readonly (Pod | undefined)[],
  condemned: readonly Pod[],
): Pod | undefined {
  const ascending = [...replicas, ...[...condemned].reverse()];
  return ascending.find(pod => pod === undefined || isBlocking(view, pod));
}

/**
 * From the top down: the first pod of another revision goes, unless one above it is not well yet.
 */
function planUpdate(view: SetView, replicas: readonly (Pod | undefined)[]): readonly SetStep[] {
  if (!view.isRollingUpdate) {
    return [];
  }
  for (let index = replicas.length - 1; index >= view.partition; index--) {
    const pod = replicas[index];
    if (pod === undefined) {
      return [];
    }
    const isTerminating = pod.metadata.deletionTimestamp !== undefined;
    if (revisionNameOf(pod) !== view.updateRevision && !isTerminating) {
      return [{ kind: 'delete', pod }];
    }
    if (isTerminating || !view.isAvailable(pod)) {
      return [];
    }
  }
  return [];
}
