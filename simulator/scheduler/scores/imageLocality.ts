// Score ImageLocality: nodes that already have the pod's images score higher.

import type { NodeState } from '../state/nodeTable.js';
import { type Attempt, maxNodeScore, type ScorePlugin, scorerOf } from '../state/plugin.js';

const megabyte = 1024 * 1024;
const minThreshold = 23 * megabyte;
const maxContainerThreshold = 1000 * megabyte;

/** Sums the sizes of images a node has, weighed by how many nodes have them. */
export const imageLocality: ScorePlugin = {
  name: 'ImageLocality',
  weight: 1,
  prepare(attempt) {
    if (!attempt.state.nodes.hasImages) {
      return 0;
    }
    const max = maxContainerThreshold * attempt.podClass.images.length;
    const spread = new Map(
      attempt.podClass.images.map(image => [image, shareOfNodes(attempt, image)]),
    );
    return scorerOf(node => {
      const sum = attempt.podClass.images.reduce(
        (total, image) => total + Math.trunc(sizeOn(node, image) * (spread.get(image) ?? 0)),
        0,
      );
      const clamped = Math.min(Math.max(sum, minThreshold), max);
      return Math.floor((maxNodeScore * (clamped - minThreshold)) / (max - minThreshold));
    });
  },
};

function shareOfNodes({ state }: Attempt, image: string): number {
  const nodes = state.nodes.ordered();
  return nodes.filter(node => sizeOn(node, image) > 0).length / nodes.length;
}

function sizeOn({ node }: NodeState, image: string): number {
  const name = normalized(image);
  const found = node.status?.images?.find(({ names }) => names?.includes(name));
  return found?.sizeBytes ?? 0;
}

/** Images without a tag mean `latest`. */
function normalized(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
}
