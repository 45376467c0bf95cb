// Filter NodeUnschedulable: a cordoned node takes no pod that does not tolerate it.

import type { Toleration } from '../../../schemas/built/types.js';
import type { NodeState } from '../state/nodeTable.js';
import { rejection } from '../state/plugin.js';
import type { Rejection } from '../state/podClass.js';
import { tolerates } from '../state/tolerations.js';

const name = 'NodeUnschedulable';
const unschedulable = rejection(name, 'node(s) were unschedulable', 'final');
const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** Rejects nodes with spec.unschedulable. */
export function checkUnschedulable(
  node: NodeState,
  tolerations: readonly Toleration[],
): Rejection | undefined {
  if (!node.unschedulable || tolerations.some(toleration => tolerates(toleration, taint))) {
    return undefined;
  }
  return unschedulable;
}
