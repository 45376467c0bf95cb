// Aliases make a small text stand for a huge object. The API server refuses documents that do so in excess;
// the same arithmetic as go-yaml's decoder.

import type { YamlNode, YamlProblem } from './node.js';

/** Counts are exact below this; beyond it "too many" is all that matters. */
const countMax = 1e9;

/** Aliases nested deeper count as too many: following them would exhaust the stack. */
const aliasDepthMax = 200;

interface Known {
  readonly counts: Map<YamlNode, Count>;
  depth: number;
}

interface Count {
  readonly nodes: number;
  readonly aliased: number;
}

/** The problem of a document whose aliases expand to far more than it writes, or undefined. */
export function expansionProblem(root: YamlNode | undefined): YamlProblem | undefined {
  if (root === undefined) {
    return undefined;
  }
  const { nodes, aliased } = countNodes(root, { counts: new Map(), depth: 0 });
  if (nodes <= 100 || aliased <= 1000 || aliased / nodes <= allowedRatio(nodes)) {
    return undefined;
  }
  return {
    start: root.start,
    end: Math.min(root.end, root.start + 1),
    code: 'excessive-aliasing',
    message: 'document contains excessive aliasing',
    severity: 'error',
  };
}

function allowedRatio(nodes: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (nodes <= low) {
    return 0.99;
  }
  return nodes >= high ? 0.1 : 0.99 - 0.89 * ((nodes - low) / (high - low));
}

function countNodes(node: YamlNode, known: Known): Count {
  const counted = known.counts.get(node);
  if (counted !== undefined) {
    return counted;
  }
  const count = computeCount(node, known);
  known.counts.set(node, count);
  return count;
}

function computeCount(node: YamlNode, known: Known): Count {
  if (node.kind === 'scalar') {
    return { nodes: 1, aliased: 0 };
  }
  if (node.kind === 'alias') {
    const nodes = Math.min(countTarget(node.target, known) + 1, countMax);
    return { nodes, aliased: nodes };
  }
  const children =
    node.kind === 'mapping'
      ? node.entries.flatMap(entry => (entry.value ? [entry.key, entry.value] : [entry.key]))
      : node.items.flatMap(item => item.value ?? []);
  let nodes = 1;
  let aliased = 0;
  for (const child of children) {
    const count = countNodes(child, known);
    nodes = Math.min(nodes + count.nodes, countMax);
    aliased = Math.min(aliased + count.aliased, countMax);
  }
  return { nodes, aliased };
}

function countTarget(target: YamlNode | undefined, known: Known): number {
  if (target === undefined) {
    return 0;
  }
  if (known.depth >= aliasDepthMax) {
    return countMax;
  }
  known.depth++;
  const { nodes } = countNodes(target, known);
  known.depth--;
  return nodes;
}
