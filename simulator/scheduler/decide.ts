// Where one pod goes: filters over the nodes, scores over those that remain. After pkg/scheduler/schedule_one.go.

import { filters } from './filters/index.js';
import { namedNodes } from './filters/nodeAffinity.js';
import { verdictOf } from './filters/nodeVerdict.js';
import { type Ranking, rank } from './rank.js';
import type { NodeState } from './state/nodeTable.js';
import type { Nominations } from './state/nominations.js';
import type { Attempt, NodeFilter, PreFilterRejection } from './state/plugin.js';
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

/** The filters for a pod, or why none need be asked. */
export function prepareFilters(attempt: Attempt): readonly NodeFilter[] | PreFilterRejection {
  const prepared: NodeFilter[] = [];
  for (const plugin of filters) {
    const filter = plugin.prepare(attempt);
    if (typeof filter === 'function') {
      prepared.push(filter);
    } else if (filter !== undefined) {
      return filter;
    }
  }
  return prepared;
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

/** Decides for one pod after the other; remembers only where in the list of nodes it stopped. */
export class Decider {
  #nextStart = 0;

  decide(attempt: Attempt, nominations: Nominations): Verdict {
    const all = attempt.state.nodes.ordered();
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
    const check = createCheck(attempt, prepared, nominations);
    const rejections = new Map<string, Rejection>();
    const nominated = nominatedNode(attempt);
    const nodes = named === undefined ? all : all.filter(node => named.has(node.name));
    const feasible =
      nominated !== undefined && nodes.includes(nominated) && check(nominated) === undefined
        ? [nominated]
        : this.#findFeasible(nodes, check, rejections);
    if (feasible.length === 0) {
      const absent =
        named === undefined ? undefined : "node(s) didn't satisfy plugin(s) [NodeAffinity]";
      return { outcome: 'rejected', rejections, absent };
    }
    const ranking = rank(attempt, feasible);
    return { outcome: 'placed', ...ranking, rejections };
  }

  #findFeasible(
    nodes: readonly NodeState[],
    check: Check,
    rejections: Map<string, Rejection>,
  ): readonly NodeState[] {
    const enough = feasibleNodesToFind(nodes.length);
    const feasible: NodeState[] = [];
    let looked = 0;
    let at = nodes.length === 0 ? 0 : this.#nextStart % nodes.length;
    for (; looked < nodes.length && feasible.length < enough; looked++) {
      const node = nodes[at] as NodeState;
      at = at + 1 === nodes.length ? 0 : at + 1;
      const found = check(node);
      if (found === undefined) {
        feasible.push(node);
      } else {
        rejections.set(node.name, found);
      }
    }
    this.#nextStart = at;
    return feasible;
  }
}

function nominatedNode({ pod, state }: Attempt): NodeState | undefined {
  const name = pod.status?.nominatedNodeName;
  return name === undefined ? undefined : state.nodes.get(name);
}
