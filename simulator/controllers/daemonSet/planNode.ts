// What a DaemonSet does about one node: a pure decision.
// After pkg/controller/daemon/daemon_controller.go: podsShouldBeOnNode.

import type { Pod } from '../../../schemas/built/types.js';
import { isReady } from '../common/pods.js';
import { isDeleting } from './daemonPods.js';
import type { Eligibility } from './eligibility.js';

/** How the DaemonSet looks at its pods. */
export interface DaemonView {
  readonly allowsSurge: boolean;
  readonly isUpdated: (pod: Pod) => boolean;
  readonly isAvailable: (pod: Pod) => boolean;
}

export interface NodePlan {
  readonly create: boolean;
  readonly remove: readonly Pod[];
  /** Pods that ended though they never should: removed with a word, the failed ones not at once. */
  readonly failed: readonly Pod[];
  readonly succeeded: readonly Pod[];
}

const NOTHING: NodePlan = { create: false, remove: [], failed: [], succeeded: [] };

/** `pods` are those of the node, oldest first. */
export function planNode(
  { shouldRun, mayStay }: Eligibility,
  pods: readonly Pod[],
  view: DaemonView,
): NodePlan {
  if (shouldRun && pods.length === 0) {
    return { ...NOTHING, create: true };
  }
  const living = pods.filter(pod => !isDeleting(pod));
  if (!mayStay) {
    return { ...NOTHING, remove: living };
  }
  const failed = living.filter(pod => pod.status?.phase === 'Failed');
  const succeeded = living.filter(pod => pod.status?.phase === 'Succeeded');
  const running = living.filter(pod => !failed.includes(pod) && !succeeded.includes(pod));
  if (!view.allowsSurge) {
    return { create: false, remove: running.slice(1), failed, succeeded };
  }
  if (running.length <= 1) {
    return { create: running.length === 0 && shouldRun, remove: [], failed, succeeded };
  }
  return { create: false, remove: excessOfSurge(running, view), failed, succeeded };
}

/**
 * One new and one old pod may stay side by side while the new one is not available and the old one
 * is well.
 */
function excessOfSurge(running: readonly Pod[], view: DaemonView): readonly Pod[] {
  const fresh = running.find(view.isUpdated);
  const old = running.find(pod => !view.isUpdated(pod));
  const excess = running.filter(pod => pod !== fresh && pod !== old);
  const isReplaced =
    fresh !== undefined && old !== undefined && (!isReady(old) || view.isAvailable(fresh));
  return isReplaced ? [...excess, old] : excess;
}
