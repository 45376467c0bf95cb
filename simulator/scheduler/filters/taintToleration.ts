// Filter TaintToleration: NoSchedule and NoExecute taints keep out pods that do not tolerate them.

import type { Toleration } from '../../../schemas/built/types.js';
import type { NodeState } from '../state/nodeTable.js';
import { rejection } from '../state/plugin.js';
import type { Rejection } from '../state/podClass.js';
import { findUntolerated } from '../state/tolerations.js';

const untolerated = rejection('TaintToleration', 'node(s) had untolerated taint(s)', 'final');
const effects = ['NoSchedule', 'NoExecute'];

/** Rejects nodes with a taint that is not borne. */
export function checkTaints(
  node: NodeState,
  tolerations: readonly Toleration[],
): Rejection | undefined {
  return findUntolerated(node.taints, tolerations, effects) === undefined ? undefined : untolerated;
}
