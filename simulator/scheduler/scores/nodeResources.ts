// Scores NodeResourcesFit (least allocated) and NodeResourcesBalancedAllocation: cpu and memory left, and in balance.

import { scorerByLoad } from '../state/byLoad.js';
import type { NodeState } from '../state/nodeTable.js';
import { maxNodeScore, type ScorePlugin } from '../state/plugin.js';

/** More free cpu and memory scores higher. Containers without requests count as 100m and 200Mi. */
export const leastAllocated: ScorePlugin = {
  name: 'NodeResourcesFit',
  weight: 1,
  prepare({ podClass, state }) {
    const { milliCpu, memory } = podClass.scored;
    const score = (node: NodeState): number => {
      let sum = 0;
      let weights = 0;
      if (node.allocatableCpu > 0) {
        sum += freeShare(node.allocatableCpu, node.scoredMilliCpu + milliCpu);
        weights++;
      }
      if (node.allocatableMemory > 0) {
        sum += freeShare(node.allocatableMemory, node.scoredMemory + memory);
        weights++;
      }
      return weights === 0 ? 0 : Math.floor(sum / weights);
    };
    return scorerByLoad(podClass, state.nodes, 'leastAllocated', score);
  },
};

/** Scores the change in balance between cpu and memory that the pod makes. Pods that request neither are not scored. */
export const balancedAllocation: ScorePlugin = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  prepare({ podClass, state }) {
    const { milliCpu, memory } = podClass.requests;
    if (milliCpu === 0 && memory === 0) {
      return undefined;
    }
    const score = (node: NodeState): number => {
      if (node.allocatableCpu <= 0 || node.allocatableMemory <= 0) {
        return 50 + Math.floor(50 / 2);
      }
      const without = balance(
        node.milliCpu / node.allocatableCpu,
        node.memory / node.allocatableMemory,
      );
      const withPod = balance(
        (node.milliCpu + milliCpu) / node.allocatableCpu,
        (node.memory + memory) / node.allocatableMemory,
      );
      return 50 + Math.trunc((50 + withPod - without) / 2);
    };
    return scorerByLoad(podClass, state.nodes, 'balancedAllocation', score);
  },
};

function freeShare(allocatable: number, requested: number): number {
  return requested > allocatable
    ? 0
    : Math.floor(((allocatable - requested) * maxNodeScore) / allocatable);
}

function balance(cpu: number, memory: number): number {
  const deviation = Math.abs(Math.min(cpu, 1) - Math.min(memory, 1)) / 2;
  return Math.trunc((1 - deviation) * maxNodeScore);
}
