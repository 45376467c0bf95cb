/**
 * Inlay hints: selected pods
 *
 * How many pods the selector of a Service, a policy or a budget selects in the workspace.
 *
 *     selector: { app: web }      →      selector: { app: web }  → 3 pods
 */
import { namespaceHere, nearest, podsOfSelector } from '../surroundings.js';
import type { Hint, HintContext } from './types.js';

const namedMax = 5;

/** A workload's own selector is left out: its template is beside it. */
export function selectedPods({ self, surroundings }: HintContext): readonly Hint[] {
  if (self.facts.pods !== undefined) {
    return [];
  }
  const namespace = namespaceHere(surroundings, self.facts.namespace);
  return self.facts.selectors.map(({ at }, index) => {
    const found = podsOfSelector(self, index, surroundings);
    const near = nearest(surroundings, found, namespace)
      .filter(({ distance }) => distance <= 1)
      .map(({ object }) => object.facts);
    const counts = near.map(({ pods }) => pods?.replicas);
    const isKnown = counts.every(count => count !== undefined);
    const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    const pods = sum === 1 ? '1 pod' : `${sum} pods`;
    const kinds = near.slice(0, namedMax).map(({ kind, name }) => `${kind} ${name}`);
    const text = near.length === 0 ? '→ no pod here' : `→ ${isKnown ? pods : kinds.join(', ')}`;
    return { path: at, text, tooltip: kinds.join(', ') };
  });
}
