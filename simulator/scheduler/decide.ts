// Where one pod goes: filters over the nodes, scores over those that remain. After pkg/scheduler/schedule_one.go.

import { filters } from './filters/index.js';
import { namedNodes } from './filters/nodeAffinity.js';
import { verdictOf } from './filters/nodeVerdict.js';
import { Ranker, type Ranking } from './rank.js';
import { type AnswersByLoad, answersOf } from './state/byLoad.js';
import type { NodeState } from './state/nodeTable.js';
import type { Nominations } from './state/nominations.js';
import type { Attempt, Candidates, NodeFilter, PreFilterRejection } from './state/plugin.js';
import type { Rejection } from './state/podClass.js';

/** What came of looking at the nodes. */
export type Verdict =
  | {
      readonly outcome: 'placed';
      readonly node: NodeState;
      /** Feasible nodes with their scores; a few of them. */
      readonly ranking: Ranking;
      readonly rejections: ReadonlyMap<string, Rejection>;
    }
  | {
      readonly outcome: 'rejected';
      readonly rejections: ReadonlyMap<string, Rejection>;
      /** Said of nodes that were not looked at because an earlier plugin named others. */
      readonly absent: string | undefined;
    }
  | { readonly outcome: 'refused'; readonly rejection: PreFilterRejection }
  | { readonly outcome: 'no nodes' };

/** The filters of one attempt, ready to be asked of nodes. */
export type Check = (node: NodeState) => Rejection | undefined;

const minFeasibleNodes = 100;
const minFeasiblePercentage = 5;

/** How many feasible nodes are enough in a cluster of this size. */
export function feasibleNodesToFind(totalNodes: number): number {
  if (totalNodes < minFeasibleNodes) {
    return totalNodes;
  }
  const percentage = Math.max(50 - Math.trunc(totalNodes / 125), minFeasiblePercentage);
  return Math.max(Math.trunc((totalNodes * percentage) / 100), minFeasibleNodes);
}

/** The filters that have a say in where a pod goes. */
export interface PreparedFilters {
  readonly filters: readonly NodeFilter[];
  /** What they say of a node stays true until its load, its labels or its taints change. */
  readonly readLoadAlone: boolean;
}

/** The filters for a pod, or why none need be asked. */
export function prepareFilters(attempt: Attempt): PreparedFilters | PreFilterRejection {
  const prepared: NodeFilter[] = [];
  let readLoadAlone = true;
  for (const plugin of filters) {
    const filter = plugin.prepare(attempt);
    if (typeof filter === 'function') {
      prepared.push(filter);
      readLoadAlone &&= plugin.readsLoadAlone === true;
    } else if (filter !== undefined) {
      return filter;
    }
  }
  return { filters: prepared, readLoadAlone };
}

/** Asks all filters, first with the pods nominated to the node in place, then without. */
export function createCheck(
  attempt: Attempt,
  prepared: readonly NodeFilter[],
  nominations: Nominations,
): Check {
  const { pod, podClass, state } = attempt;
  const uid = pod.metadata?.uid ?? '';
  const priority = pod.spec?.priority ?? 0;
  const check: Check = node => {
    const verdict = verdictOf(node, podClass.node);
    if (verdict.rejection !== undefined) {
      return verdict.rejection;
    }
    for (const filter of prepared) {
      const found = filter(node);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  if (nominations.isEmpty) {
    return check;
  }
  return node => {
    const ahead = nominations.aheadOf(uid, priority, node.name);
    if (ahead.length > 0) {
      for (const other of ahead) {
        state.tryWith(other);
      }
      const found = check(node);
      for (const other of ahead) {
        state.tryWithout(other);
      }
      if (found !== undefined) {
        return found;
      }
    }
    return check(node);
  };
}

/** Decides for one pod after the other; remembers where in the list of nodes it stopped. */
export class Decider {
  readonly #ranker = new Ranker();
  #nextStart = 0;
  #slots = new Int32Array(0);

  decide(attempt: Attempt, nominations: Nominations): Verdict {
    const table = attempt.state.nodes;
    const all = table.ordered();
    if (all.length === 0) {
      return { outcome: 'no nodes' };
    }
    const prepared = prepareFilters(attempt);
    if ('message' in prepared) {
      return { outcome: 'refused', rejection: prepared };
    }
    const named = namedNodes(attempt.podClass.node);
    if (named?.size === 0) {
      const rejection = { plugin: 'NodeAffinity', message: 'pod affinity terms conflict' };
      return { outcome: 'refused', rejection };
    }
    const check = createCheck(attempt, prepared.filters, nominations);
    const nodes = named === undefined ? all : all.filter(node => named.has(node.name));
    const slots = named === undefined ? table.orderedSlots() : slotsOf(nodes);
    const fitting = prepared.readLoadAlone && nominations.isEmpty ? fittingOf(attempt) : undefined;
    const nominated = nominatedNode(attempt);
    const isNominatedFine =
      nominated !== undefined && nodes.includes(nominated) && check(nominated) === undefined;
    const { feasible, rejections } = isNominatedFine
      ? { feasible: { nodes: [nominated], slots: slotsOf([nominated]) }, rejections: none }
      : this.#findFeasible({ nodes, slots, loads: table.loads, fitting }, check);
    if (feasible.nodes.length === 0) {
      const absent =
        named === undefined ? undefined : "node(s) didn't satisfy plugin(s) [NodeAffinity]";
      return { outcome: 'rejected', rejections, absent };
    }
    return { outcome: 'placed', ...this.#ranker.rank(attempt, feasible), rejections };
  }

  #findFeasible(
    { nodes, slots, loads, fitting }: Field,
    check: Check,
  ): { readonly feasible: Candidates; readonly rejections: ReadonlyMap<string, Rejection> } {
    const enough = feasibleNodesToFind(nodes.length);
    const found = new Array<NodeState>(enough);
    let count = 0;
    const foundSlots = this.#room(enough);
    let rejections: Map<string, Rejection> | undefined;
    let at = nodes.length === 0 ? 0 : this.#nextStart % nodes.length;
    for (let looked = 0; looked < nodes.length && count < enough; looked++) {
      const node = nodes[at] as NodeState;
      const slot = slots[at] as number;
      at = at + 1 === nodes.length ? 0 : at + 1;
      const load = loads[slot] as number;
      if (fitting?.known(slot, load) === undefined) {
        const rejection = check(node);
        if (rejection !== undefined) {
          rejections ??= new Map();
          rejections.set(node.name, rejection);
          continue;
        }
        fitting?.set(slot, load, 1);
      }
      foundSlots[count] = slot;
      found[count] = node;
      count++;
    }
    this.#nextStart = at;
    found.length = count;
    const feasible = { nodes: found, slots: foundSlots.subarray(0, count) };
    return { feasible, rejections: rejections ?? none };
  }

  #room(count: number): Int32Array {
    if (this.#slots.length < count) {
      this.#slots = new Int32Array(count);
    }
    return this.#slots;
  }
}

/** The nodes to look at. */
interface Field {
  readonly nodes: readonly NodeState[];
  readonly slots: Int32Array;
  readonly loads: Float64Array;
  /** Nodes known to do; undefined where every node is to be asked. */
  readonly fitting: AnswersByLoad | undefined;
}

const none: ReadonlyMap<string, Rejection> = new Map();

/** The nodes known to do for all pods of the class, as long as labels and taints stay. */
function fittingOf({ podClass, state }: Attempt): AnswersByLoad {
  const question = 'fitting';
  const answers = answersOf(podClass, question);
  if (podClass.memo.get(question)?.version !== state.nodes.version) {
    answers.clear();
    podClass.memo.set(question, { version: state.nodes.version, value: answers });
  }
  return answers;
}

function slotsOf(nodes: readonly NodeState[]): Int32Array {
  return Int32Array.from(nodes, ({ slot }) => slot);
}

function nominatedNode({ pod, state }: Attempt): NodeState | undefined {
  const name = pod.status?.nominatedNodeName;
  return name === undefined ? undefined : state.nodes.get(name);
}
