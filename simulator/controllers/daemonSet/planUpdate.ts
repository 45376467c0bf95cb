// The next step of a DaemonSet's rolling update: a pure decision.
// After pkg/controller/daemon/update.go: rollingUpdate.

import type { Pod } from '../../../schemas/built/types.js';
import { isDeleting, type PodsByNode } from './daemonPods.js';
import type { DaemonView } from './planNode.js';

export interface UpdateLimits {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly desired: number;
}

export interface UpdatePlan {
  readonly remove: readonly Pod[];
  /** Names of nodes that get a second pod. */
  readonly surge: readonly string[];
}

/**
 * A node and its pods of the new and of an old template; `isClear` is false where there are too
 * many.
 */
interface NodeState {
  readonly nodeName: string;
  readonly fresh: Pod | undefined;
  readonly old: Pod | undefined;
  readonly isClear: boolean;
}

/**
 * `pods` has an entry for every node that should run a pod. `mayRun` tells of a node by its name.
 */
export function planUpdate(
  limits: UpdateLimits,
  pods: PodsByNode,
  view: DaemonView,
  mayRun: (nodeName: string) => boolean,
): UpdatePlan {
  const states = [...pods].map(([nodeName, group]) => stateOf(nodeName, group, view));
  return limits.maxSurge === 0
    ? { remove: replaceInPlace(limits, states, view), surge: [] }
    : replaceBySurge(limits, states, view, mayRun);
}

function stateOf(nodeName: string, group: readonly Pod[], view: DaemonView): NodeState {
  const living = group.filter(pod => !isDeleting(pod));
  const fresh = living.filter(view.isUpdated);
  const old = living.filter(pod => !view.isUpdated(pod));
  const isClear = fresh.length <= 1 && old.length <= 1;
  return { nodeName, fresh: fresh[0], old: old[0], isClear };
}

/** Old pods that are not available go at once and use the budget up, available ones as far as it reaches. */
function replaceInPlace(
  limits: UpdateLimits,
  states: readonly NodeState[],
  view: DaemonView,
): readonly Pod[] {
  const broken: Pod[] = [];
  const candidates: Pod[] = [];
  let unavailable = 0;
  for (const { fresh, old, isClear } of states) {
    if (!isClear || (fresh === undefined) === (old === undefined)) {
      unavailable++;
    } else if (fresh !== undefined) {
      unavailable += view.isAvailable(fresh) ? 0 : 1;
    } else if (old !== undefined) {
      (view.isAvailable(old) ? candidates : broken).push(old);
    }
  }
  const budget = Math.max(0, limits.maxUnavailable - unavailable - broken.length);
  return [...broken, ...candidates.slice(0, budget)];
}

function replaceBySurge(
  limits: UpdateLimits,
  states: readonly NodeState[],
  view: DaemonView,
  mayRun: (nodeName: string) => boolean,
): UpdatePlan {
  const clear = states.filter(({ isClear }) => isClear);
  const waiting = clear.filter(({ fresh, old }) => fresh && old && !view.isAvailable(fresh));
  const done = clear.filter(({ fresh, old }) => fresh && old && view.isAvailable(fresh));
  const onlyOld = clear.filter(({ fresh, old }) => old !== undefined && fresh === undefined);
  const startable = onlyOld.filter(({ nodeName }) => mayRun(nodeName));
  const isOldAvailable = ({ old }: NodeState): boolean =>
    old !== undefined && view.isAvailable(old);
  const broken = startable.filter(state => !isOldAvailable(state));
  const candidates = startable.filter(isOldAvailable);
  const room = Math.max(0, limits.maxSurge - waiting.length - (states.length - clear.length));
  const leaving = onlyOld.filter(({ nodeName }) => !mayRun(nodeName));
  const spare = Math.max(0, countAvailable(clear, view) - limits.desired);
  return {
    remove: [...done, ...leaving.slice(0, spare)].flatMap(({ old }) => old ?? []),
    surge: [...broken, ...candidates.slice(0, room)].map(({ nodeName }) => nodeName),
  };
}

function countAvailable(states: readonly NodeState[], view: DaemonView): number {
  return states.filter(({ fresh, old }) => {
    const pod = old ?? fresh;
    return pod !== undefined && view.isAvailable(pod);
  }).length;
}
