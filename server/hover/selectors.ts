/**
 * Hover: selectors
 *
 * On a selector of pods, or a label in it: which workloads' pods it selects, and in which files.
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { podWords } from '../describeObject.js';
import { nearest, podsOfSelector } from '../surroundings.js';
import { namespaceOf, objectLines } from './place.js';
import type { HoverContext } from './types.js';

/** Workloads' own selectors count themselves as well. */
export function selectors(context: HoverContext): readonly string[] {
  const { self, at, surroundings } = context;
  const index = self?.facts.selectors.findIndex(({ at: place }) =>
    place.every((step, position) => at.path[position] === step),
  );
  if (self === undefined || index === undefined || index < 0) {
    return [];
  }
  const pods = podsOfSelector(self, index, surroundings);
  const near = nearest(surroundings, pods, namespaceOf(context)).map(({ object }) => object);
  if (near.length === 0) {
    return ['Selects **no pod** of the workspace'];
  }
  return [`Selects ${countWords(near)}:\n\n${objectLines(near)}`];
}

function countWords(objects: readonly GraphObject[]): string {
  const counts = objects.map(({ facts }) => facts.pods?.replicas);
  const isKnown = counts.every(count => count !== undefined);
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return isKnown ? podWords(sum) : `the pods of ${objects.length} objects`;
}
