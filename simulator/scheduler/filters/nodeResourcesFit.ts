// Filter NodeResourcesFit: what is requested must fit into what the node has left.

import type { Amounts } from '../state/amounts.js';
import type { NodeState } from '../state/nodeTable.js';
import type { FilterPlugin } from '../state/plugin.js';
import type { Rejection } from '../state/podClass.js';

const name = 'NodeResourcesFit';

/** Rejects nodes without room, naming every resource that is short. */
export const nodeResourcesFit: FilterPlugin = {
  name,
  readsLoadAlone: true,
  prepare({ podClass }) {
    const wanted = podClass.requests;
    return node => (fits(node, wanted) ? undefined : shortages(node, wanted));
  },
};

function fits(node: NodeState, wanted: Amounts): boolean {
  return (
    node.podCount + 1 <= node.allocatablePods &&
    (wanted.milliCpu === 0 || wanted.milliCpu <= node.allocatableCpu - node.milliCpu) &&
    (wanted.memory === 0 || wanted.memory <= node.allocatableMemory - node.memory) &&
    (wanted.ephemeralStorage === 0 ||
      wanted.ephemeralStorage <= node.allocatableStorage - node.ephemeralStorage) &&
    (wanted.extended.size === 0 || shortExtended(node, wanted).length === 0)
  );
}

function shortages(node: NodeState, wanted: Amounts): Rejection {
  const short: [reason: string, wanted: number, allocatable: number][] = [];
  if (node.podCount + 1 > node.allocatablePods) {
    short.push(['Too many pods', 0, 0]);
  }
  const check = (label: string, amount: number, of: number, used: number): void => {
    if (amount > 0 && amount > of - used) {
      short.push([`Insufficient ${label}`, amount, of]);
    }
  };
  check('cpu', wanted.milliCpu, node.allocatableCpu, node.milliCpu);
  check('memory', wanted.memory, node.allocatableMemory, node.memory);
  check(
    'ephemeral-storage',
    wanted.ephemeralStorage,
    node.allocatableStorage,
    node.ephemeralStorage,
  );
  for (const [label, amount] of shortExtended(node, wanted)) {
    short.push([`Insufficient ${label}`, amount, node.allocatableExtended.get(label) ?? 0]);
  }
  return {
    plugin: name,
    reasons: short.map(([reason]) => reason),
    resolvable: short.every(([, amount, of]) => amount <= of),
  };
}

function shortExtended(node: NodeState, wanted: Amounts): [label: string, amount: number][] {
  return [...wanted.extended].filter(
    ([label, amount]) =>
      amount > (node.allocatableExtended.get(label) ?? 0) - (node.extended.get(label) ?? 0),
  );
}
