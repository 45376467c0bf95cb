// Aliases make a small text stand for a huge object. The API server refuses documents that do so in excess;
// the same arithmetic as go-yaml's decoder.

import type { YamlNode, YamlProblem } from './node.js';

/** Counts are exact below this; beyond it "too many" is all that matters. */
const countMax = 1e9;

interface Count {
  readonly nodes: number;
  readonly aliased: number;
}

/** The problem of a document whose aliases expand to far more than it writes, or undefined. */
export function expansionProblem(root: YamlNode | undefined): YamlProblem | undefined {
  if (root === undefined) {
    return undefined;
  }
  const { nodes, aliased } = countNodes(root, new Map());
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

function countNodes(node: YamlNode, known: Map<YamlNode, Count>): Count {
  const counted = known.get(node);
  if (counted !== undefined) {
    return counted;
  }
  const count = computeCount(node, known);
  known.set(node, count);
  return count;
}

function computeCount(node: YamlNode, known: Map<YamlNode, Count>): Count {
  if (node.kind === 'scalar') {
    return { nodes: 1, aliased: 0 };
  }
  if (node.kind === 'alias') {
    const target = node.target === undefined ? { nodes: 0 } : countNodes(node.target, known);
    const nodes = Math.min(target.nodes + 1, countMax);
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
