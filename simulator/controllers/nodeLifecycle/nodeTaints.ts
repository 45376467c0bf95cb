// The taints a node's conditions put on it. Pure.
// After pkg/controller/nodelifecycle: nodeConditionToTaintKeyStatusMap.

import type { Node, Taint } from '../../../schemas/built/types.js';

export const unreachable = 'node.kubernetes.io/unreachable';
export const notReady = 'node.kubernetes.io/not-ready';
const unschedulable = 'node.kubernetes.io/unschedulable';

const pressureTaints: readonly [condition: string, key: string][] = [
  ['MemoryPressure', 'node.kubernetes.io/memory-pressure'],
  ['DiskPressure', 'node.kubernetes.io/disk-pressure'],
  ['PIDPressure', 'node.kubernetes.io/pid-pressure'],
  ['NetworkUnavailable', 'node.kubernetes.io/network-unavailable'],
];
const ownKeys = new Set([
  unreachable,
  notReady,
  unschedulable,
  ...pressureTaints.map(([, key]) => key),
]);

/** The status of a condition; undefined where there is none. */
export function conditionStatus(node: Node, type: string): string | undefined {
  return node.status?.conditions?.find(condition => condition.type === type)?.status;
}

/** The key that stands for the node's readiness: unreachable, not ready, or undefined for a ready one. */
export function readinessTaintKey(node: Node): string | undefined {
  switch (conditionStatus(node, 'Ready')) {
    case 'Unknown':
      return unreachable;
    case 'False':
      return notReady;
    default:
      return undefined;
  }
}

/** Whether the node carries the taint of a cordon. */
export function hasCordonTaint({ spec }: Node): boolean {
  return spec?.taints?.some(({ key }) => key === unschedulable) ?? false;
}

/** The node's taints as its state wants them; foreign ones stay. The same list when nothing changes. */
export function wantedTaints(
  node: Node,
  evicts: ReadonlySet<string>,
  timestamp: string,
): readonly Taint[] {
  const present = node.spec?.taints ?? [];
  const wanted = keysOf(node).map(key => ({ key, effect: 'NoSchedule' }));
  const executing = [unreachable, notReady]
    .filter(key => evicts.has(key))
    .map(key => ({ key, effect: 'NoExecute' }));
  const all = [...wanted, ...executing];
  const isWanted = (taint: Taint): boolean =>
    all.some(({ key, effect }) => key === taint.key && effect === taint.effect);
  const kept = present.filter(taint => !ownKeys.has(taint.key) || isWanted(taint));
  const added = all.filter(
    ({ key, effect }) => !kept.some(taint => taint.key === key && taint.effect === effect),
  );
  if (added.length === 0 && kept.length === present.length) {
    return present;
  }
  return [...kept, ...added.map(taint => ({ ...taint, timeAdded: timestamp }))];
}

function keysOf(node: Node): readonly string[] {
  const readiness = readinessTaintKey(node);
  return [
    ...(readiness === undefined ? [] : [readiness]),
    ...(node.spec?.unschedulable === true ? [unschedulable] : []),
    ...pressureTaints
      .filter(([condition]) => conditionStatus(node, condition) === 'True')
      .map(([, key]) => key),
  ];
}
