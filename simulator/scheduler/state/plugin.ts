// What a filter and a score of the scheduler are: one file each, prepared once per pod, asked once per node.

import type { Pod } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import type { NodeState } from './nodeTable.js';
import type { PodClass, Rejection } from './podClass.js';
import type { SchedulerState } from './schedulerState.js';

/** One pod looking for a node. */
export interface Attempt {
  readonly pod: Pod;
  readonly podClass: PodClass;
  readonly state: SchedulerState;
  readonly cluster: Cluster;
}

/** Says why a node does not do; undefined where it does. */
export type NodeFilter = (node: NodeState) => Rejection | undefined;

/** The pod can go nowhere, whatever the nodes. */
export interface PreFilterRejection {
  readonly plugin: string;
  readonly message: string;
}

/** A filter. `prepare` returns undefined where the pod gives it nothing to do. */
export interface FilterPlugin {
  readonly name: string;
  /** It asks nothing of a node but what it offers and what is taken of it, and nothing of the pod but its class. */
  readonly readsLoadAlone?: boolean;
  prepare(attempt: Attempt): NodeFilter | PreFilterRejection | undefined;
}

/** Nodes that are feasible, with the slot of each. Valid for one attempt. */
export interface Candidates {
  readonly nodes: readonly NodeState[];
  readonly slots: Int32Array;
}

/** Scores nodes, larger is better: writes a score from 0 to 100 for each; there are as many scores as nodes. */
export interface NodeScorer {
  scoreAll(candidates: Candidates, scores: Float64Array): void;
}

/** A scorer by one node after the other; `normalize` brings the raw scores of all nodes to 0..100 in place. */
export function scorerOf(
  score: (node: NodeState) => number,
  normalize?: (scores: Float64Array) => void,
): NodeScorer {
  return {
    scoreAll({ nodes }, scores) {
      for (let index = 0; index < scores.length; index++) {
        scores[index] = score(nodes[index] as NodeState);
      }
      normalize?.(scores);
    },
  };
}

/** A score. `prepare` returns a number where all nodes score the same, undefined where it has no say. */
export interface ScorePlugin {
  readonly name: string;
  readonly weight: number;
  prepare(attempt: Attempt, feasible: Candidates): NodeScorer | number | undefined;
}

/** The largest score of a plugin. */
export const maxNodeScore = 100;

/** A rejection to be shared by all nodes it applies to. */
export function rejection(
  plugin: string,
  reason: string,
  resolvable: 'resolvable' | 'final',
): Rejection {
  return { plugin, reasons: [reason], resolvable: resolvable === 'resolvable' };
}
