// What a DaemonSet says of its pods, node by node.
// After pkg/controller/daemon/daemon_controller.go: updateDaemonSetStatus.

import type { DaemonSet, DaemonSetStatus, Node } from '../../../schemas/built/types.js';
import { isReady } from '../common/pods.js';
import { omitEmpty } from '../common/status.js';
import type { PodsByNode } from './daemonPods.js';
import type { Eligibility } from './eligibility.js';
import type { DaemonView } from './planNode.js';

/** The oldest pod of a node speaks for it. */
export function computeDaemonStatus(
  set: DaemonSet,
  nodes: ReadonlyMap<Node, Eligibility>,
  pods: PodsByNode,
  view: DaemonView,
): DaemonSetStatus {
  const counts = { desired: 0, current: 0, misscheduled: 0, ready: 0, updated: 0, available: 0 };
  for (const [node, { shouldRun }] of nodes) {
    const pod = pods.get(node.metadata.name ?? '')?.[0];
    counts.desired += shouldRun ? 1 : 0;
    counts.misscheduled += !shouldRun && pod !== undefined ? 1 : 0;
    if (shouldRun && pod !== undefined) {
      counts.current++;
      counts.ready += isReady(pod) ? 1 : 0;
      counts.available += view.isAvailable(pod) ? 1 : 0;
      counts.updated += view.isUpdated(pod) ? 1 : 0;
    }
  }
  const { collisionCount, conditions } = set.status ?? {};
  const status: DaemonSetStatus = {
    currentNumberScheduled: counts.current,
    numberMisscheduled: counts.misscheduled,
    desiredNumberScheduled: counts.desired,
    numberReady: counts.ready,
    observedGeneration: set.metadata.generation ?? 0,
    updatedNumberScheduled: counts.updated,
    numberAvailable: counts.available,
    numberUnavailable: counts.desired - counts.available,
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...(conditions === undefined ? {} : { conditions }),
  };
  return omitEmpty(status, [
    'currentNumberScheduled',
    'numberMisscheduled',
    'desiredNumberScheduled',
    'numberReady',
    'collisionCount',
  ]);
}
