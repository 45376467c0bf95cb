// The scores of the nodes that are feasible for a pod: which is best, and by what shares.

import { scores } from './scores/index.js';
import type { NodeState } from './state/nodeTable.js';
import type { Attempt, NodeScorer } from './state/plugin.js';

/** A feasible node: its total and the weighted share of each plugin. */
export interface RankedNode {
  readonly node: string;
  readonly total: number;
  readonly scores: Readonly<Record<string, number>>;
}

/** Per-plugin scores are kept of so many nodes; of more, those of the winner alone. */
const rankedNodesMax = 16;

/** The weighted scores of one plugin: one per node, or one for all. */
interface Column {
  readonly name: string;
  readonly values: Float64Array | number;
}

/** The scores of some nodes; put into words for people only when they ask. */
export class Ranking {
  readonly #nodes: readonly string[];
  readonly #columns: readonly Column[];

  constructor(nodes: readonly string[], columns: readonly Column[]) {
    this.#nodes = nodes;
    this.#columns = columns;
  }

  /** Best first; of equal ones, the one that was looked at first. */
  ranked(): readonly RankedNode[] {
    return this.#nodes
      .map((node, index) => this.#rankedAt(node, index))
      .sort((a, b) => b.total - a.total);
  }

  #rankedAt(node: string, index: number): RankedNode {
    const shares = this.#columns.map(({ name, values }): [string, number] => [
      name,
      typeof values === 'number' ? values : (values[index] ?? 0),
    ]);
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    return { node, total, scores: Object.fromEntries(shares) };
  }
}

/** The first of the nodes with the largest total; a single node is not scored. */
export function rank(
  attempt: Attempt,
  feasible: readonly NodeState[],
): { readonly node: NodeState; readonly ranking: Ranking } {
  const [only] = feasible;
  if (only !== undefined && feasible.length === 1) {
    return { node: only, ranking: new Ranking([only.name], []) };
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
  const best = indexOfLargest(totals);
  const node = feasible[best] as NodeState;
  return { node, ranking: rankingOf(feasible, best, columns) };
}

function indexOfLargest(totals: Float64Array): number {
  let best = 0;
  let largest = totals[0] ?? 0;
  for (let index = 1; index < totals.length; index++) {
    const total = totals[index] as number;
    if (total > largest) {
      best = index;
      largest = total;
    }
  }
  return best;
}

function scoreAll(
  scorer: NodeScorer,
  feasible: readonly NodeState[],
  sum: { readonly weight: number; readonly totals: Float64Array },
): Float64Array {
  const { weight, totals } = sum;
  const values = new Float64Array(feasible.length);
  scorer.scoreAll(feasible, values);
  for (let index = 0; index < values.length; index++) {
    const weighted = (values[index] as number) * weight;
    values[index] = weighted;
    totals[index] = (totals[index] as number) + weighted;
  }
  return values;
}

function rankingOf(
  feasible: readonly NodeState[],
  best: number,
  columns: readonly Column[],
): Ranking {
  if (feasible.length <= rankedNodesMax) {
    return new Ranking(
      feasible.map(({ name }) => name),
      columns,
    );
  }
  const ofBest = columns.map(({ name, values }) => ({
    name,
    values: typeof values === 'number' ? values : (values[best] ?? 0),
  }));
  return new Ranking([feasible[best]?.name ?? ''], ofBest);
}
