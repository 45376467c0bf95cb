// The scores of the nodes that are feasible for a pod: which is best, and by what shares.

import { scores } from './scores/index.js';
import type { NodeState } from './state/nodeTable.js';
import type { Attempt, Candidates, ScorePlugin } from './state/plugin.js';

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

/** Scores the nodes that are feasible. Keeps its arrays from one pod to the next. */
export class Ranker {
  readonly #values: Float64Array[] = scores.map(() => new Float64Array(0));
  #totals = new Float64Array(0);

  /** The first of the nodes with the largest total; a single node is not scored. */
  rank(
    attempt: Attempt,
    feasible: Candidates,
  ): { readonly node: NodeState; readonly ranking: Ranking } {
    const { nodes } = feasible;
    const [only] = nodes;
    if (only !== undefined && nodes.length === 1) {
      return { node: only, ranking: new Ranking([only.name], []) };
    }
    const columns: Column[] = [];
    const totals = this.#emptyTotals(nodes.length);
    for (let index = 0; index < scores.length; index++) {
      const { name, weight, prepare } = scores[index] as ScorePlugin;
      const scorer = prepare(attempt, feasible);
      if (typeof scorer === 'number') {
        columns.push({ name, values: scorer * weight });
      } else if (scorer !== undefined) {
        const values = this.#valuesOf(index, nodes.length);
        scorer.scoreAll(feasible, values);
        addWeighted(values, weight, totals);
        columns.push({ name, values });
      }
    }
    const best = indexOfLargest(totals);
    return { node: nodes[best] as NodeState, ranking: rankingOf(nodes, best, columns) };
  }

  #emptyTotals(length: number): Float64Array {
    if (this.#totals.length === length) {
      this.#totals.fill(0);
    } else {
      this.#totals = new Float64Array(length);
    }
    return this.#totals;
  }

  #valuesOf(index: number, length: number): Float64Array {
    const known = this.#values[index];
    if (known?.length === length) {
      return known;
    }
    const values = new Float64Array(length);
    this.#values[index] = values;
    return values;
  }
}

function addWeighted(values: Float64Array, weight: number, totals: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    const weighted = (values[index] as number) * weight;
    values[index] = weighted;
    totals[index] = (totals[index] as number) + weighted;
  }
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

/** What is kept of the scores: the arrays are the next pod's. */
function rankingOf(nodes: readonly NodeState[], best: number, columns: readonly Column[]): Ranking {
  if (nodes.length <= rankedNodesMax) {
    const kept = columns.map(({ name, values }) => ({
      name,
      values: typeof values === 'number' ? values : values.slice(),
    }));
    return new Ranking(
      nodes.map(({ name }) => name),
      kept,
    );
  }
  const ofBest = columns.map(({ name, values }) => ({
    name,
    values: typeof values === 'number' ? values : (values[best] ?? 0),
  }));
  return new Ranking([nodes[best]?.name ?? ''], ofBest);
}
