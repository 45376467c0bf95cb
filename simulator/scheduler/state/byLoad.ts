// What a plugin says of a node by the pod's class and what is on the node alone: asked again only when that changed.

import type { NodeState } from './nodeTable.js';
import type { PodClass } from './podClass.js';

/** Answers by node slot, and at which load of the node each was given. */
interface Answers {
  loads: Float64Array;
  values: Float64Array;
}

const slotsMin = 16;

/** The same answers as `compute`, which may depend on the class and the node's allocatable and taken amounts. */
export function byLoad(
  podClass: PodClass,
  name: string,
  compute: (node: NodeState) => number,
): (node: NodeState) => number {
  const answers = answersOf(podClass, name);
  return node => {
    const { slot, load } = node;
    if (slot >= answers.loads.length) {
      grow(answers, slot);
    }
    if (answers.loads[slot] === load) {
      return answers.values[slot] as number;
    }
    const value = compute(node);
    answers.loads[slot] = load;
    answers.values[slot] = value;
    return value;
  };
}

function answersOf(podClass: PodClass, name: string): Answers {
  const known = podClass.memo.get(name);
  if (known !== undefined) {
    return known.value as Answers;
  }
  const answers: Answers = {
    loads: new Float64Array(slotsMin),
    values: new Float64Array(slotsMin),
  };
  podClass.memo.set(name, { version: 0, value: answers });
  return answers;
}

function grow(answers: Answers, slot: number): void {
  const length = 2 ** Math.ceil(Math.log2(slot + 1));
  const loads = new Float64Array(length);
  const values = new Float64Array(length);
  loads.set(answers.loads);
  values.set(answers.values);
  answers.loads = loads;
  answers.values = values;
}
