// What a plugin says of a node by the pod's class and what is on the node alone: asked again only when that changed.

import type { NodeState, NodeTable } from './nodeTable.js';
import type { Candidates, NodeScorer } from './plugin.js';
import type { PodClass } from './podClass.js';

const slotsMin = 16;

/** Answers by node slot, and at which load of the node each was given. One for each class and question. */
export class AnswersByLoad {
  #loads = new Float64Array(slotsMin);
  #values = new Float64Array(slotsMin);

  /** The node's answer; undefined where its load is another one since, or it was never asked. */
  known(slot: number, load: number): number | undefined {
    return this.#loads[slot] === load ? (this.#values[slot] as number) : undefined;
  }

  set(slot: number, load: number, value: number): void {
    if (slot >= this.#loads.length) {
      this.#loads = grown(this.#loads, slot);
      this.#values = grown(this.#values, slot);
    }
    this.#loads[slot] = load;
    this.#values[slot] = value;
  }

  clear(): void {
    this.#loads.fill(0);
  }
}

/** The answers to a question that are remembered with the class. */
export function answersOf(podClass: PodClass, question: string): AnswersByLoad {
  const known = podClass.memo.get(question);
  if (known !== undefined) {
    return known.value as AnswersByLoad;
  }
  const answers = new AnswersByLoad();
  podClass.memo.set(question, { version: 0, value: answers });
  return answers;
}

/** Scores by `score`, which may depend on the class and the node's allocatable and taken amounts. */
export function scorerByLoad(
  podClass: PodClass,
  table: NodeTable,
  name: string,
  score: (node: NodeState) => number,
): NodeScorer {
  const answers = answersOf(podClass, name);
  return {
    scoreAll({ nodes, slots }: Candidates, scores) {
      const { loads } = table;
      for (let index = 0; index < scores.length; index++) {
        const slot = slots[index] as number;
        const load = loads[slot] as number;
        let value = answers.known(slot, load);
        if (value === undefined) {
          value = score(nodes[index] as NodeState);
          answers.set(slot, load, value);
        }
        scores[index] = value;
      }
    },
  };
}

function grown(values: Float64Array, slot: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 ** Math.ceil(Math.log2(slot + 1)));
  larger.set(values);
  return larger;
}
