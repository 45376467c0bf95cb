// Where one pod goes: filters over the nodes, scores over those that remain. After pkg/scheduler/schedule_one.go.

import { filters } from './filters/index.js';
import { namedNodes } from './filters/nodeAffinity.js';
import { verdictOf } from './filters/nodeVerdict.js';
import { scores } from './scores/index.js';
import type { NodeState } from './state/nodeTable.js';
import type { Nominations } from './state/nominations.js';
import type { Attempt, NodeFilter, NodeScorer, PreFilterRejection } from './state/plugin.js';
import type { Rejection } from './state/podClass.js';

/** What came of looking at the nodes. */
export type Verdict =
  | {
      readonly outcome: 'placed';
      readonly node: NodeState;
      /** Feasible nodes with their scores, best first; a few of them. */
      readonly ranking: readonly RankedNode[];
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

/** A feasible node: its total and the weighted share of each plugin. */
export interface RankedNode {
  readonly node: string;
  readonly total: number;
  readonly scores: Readonly<Record<string, number>>;
}

/** The filters of one attempt, ready to be asked of nodes. */
export type Check = (node: NodeState) => Rejection | undefined;

const minFeasibleNodes = 100;
const minFeasiblePercentage = 5;
/** Per-plugin scores are kept of so many nodes. */
const rankedNodesMax = 16;

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
    for (; looked < nodes.length && feasible.length < enough; looked++) {
      const node = nodes[(this.#nextStart + looked) % nodes.length] as NodeState;
      const found = check(node);
      if (found === undefined) {
        feasible.push(node);
      } else {
        rejections.set(node.name, found);
      }
    }
    this.#nextStart = nodes.length === 0 ? 0 : (this.#nextStart + looked) % nodes.length;
    return feasible;
  }
}

function nominatedNode({ pod, state }: Attempt): NodeState | undefined {
  const name = pod.status?.nominatedNodeName;
  return name === undefined ? undefined : state.nodes.get(name);
}

interface Column {
  readonly name: string;
  readonly values: Float64Array | number;
}

/** The first of the nodes with the largest total; a single node is not scored. */
function rank(
  attempt: Attempt,
  feasible: readonly NodeState[],
): { readonly node: NodeState; readonly ranking: readonly RankedNode[] } {
  const [only] = feasible;
  if (only !== undefined && feasible.length === 1) {
    return { node: only, ranking: [{ node: only.name, total: 0, scores: {} }] };
  }
  const totals = new Float64Array(feasible.length);
  const columns: Column[] = [];
  for (const { name, weight, prepare } of scores) {
    const scorer = prepare(attempt, feasible);
    if (typeof scorer === 'number') {
      columns.push({ name, values: scorer * weight });
    } else if (scorer !== undefined) {
      columns.push({ name, values: scoreAll(scorer, feasible, { weight, totals }) });
    }
  }
  let best = 0;
  for (let index = 1; index < totals.length; index++) {
    if ((totals[index] ?? 0) > (totals[best] ?? 0)) {
      best = index;
    }
  }
  return {
    node: feasible[best] as NodeState,
    ranking: toRanking(feasible, { best, totals, columns }),
  };
}

function scoreAll(
  scorer: NodeScorer,
  feasible: readonly NodeState[],
  sum: { readonly weight: number; readonly totals: Float64Array },
): Float64Array {
  const values = new Float64Array(feasible.length);
  for (let index = 0; index < values.length; index++) {
    values[index] = scorer.score(feasible[index] as NodeState);
  }
  scorer.normalize?.(values);
  for (let index = 0; index < values.length; index++) {
    const weighted = (values[index] ?? 0) * sum.weight;
    values[index] = weighted;
    sum.totals[index] = (sum.totals[index] ?? 0) + weighted;
  }
  return values;
}

/** Of few nodes all, best first; of many the winner alone. */
function toRanking(
  feasible: readonly NodeState[],
  result: {
    readonly best: number;
    readonly totals: Float64Array;
    readonly columns: readonly Column[];
  },
): readonly RankedNode[] {
  const { best, totals, columns } = result;
  const constant = columns.reduce(
    (sum, { values }) => (typeof values === 'number' ? sum + values : sum),
    0,
  );
  const toRanked = (index: number): RankedNode => ({
    node: feasible[index]?.name ?? '',
    total: (totals[index] ?? 0) + constant,
    scores: Object.fromEntries(
      columns.map(({ name, values }) => [
        name,
        typeof values === 'number' ? values : (values[index] ?? 0),
      ]),
    ),
  });
  if (feasible.length > rankedNodesMax) {
    return [toRanked(best)];
  }
  return feasible.map((_, index) => toRanked(index)).sort((a, b) => b.total - a.total);
}
