/**
 * Code action: let a generator change the object that is there
 *
 * A generator of a ConfigMap or Secret that exists gets `behavior: merge` or `behavior: replace`.
 */
import { withValueAt } from '../../codeActions/action.js';
import { changeKustomization, kustomizationFixes } from './place.js';

export const mergeGenerated = kustomizationFixes(
  ({ code }) => code === 'kustomization-generator',
  place => {
    const { file, path } = place;
    const choices = path.at(-1) === 'name' ? ['merge', 'replace'] : [];
    return choices.map(behavior => {
      const wanted = withValueAt(file.fields, [...path.slice(0, -1), 'behavior'], () => behavior);
      return {
        title: `Set behavior to ${behavior}`,
        edits: [changeKustomization(place, wanted)],
      };
    });
  },
);
