/**
 * Code action: silence a check of a kustomization here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line kustomization-no-match`.
 */
import { silenceAt } from '../../codeActions/silenceRule.js';
import { kustomizationRules } from '../rules/index.js';
import { kustomizationFixes } from './place.js';

const ids = new Set(kustomizationRules.map(({ id }) => id));

export const silenceKustomizationRule = kustomizationFixes(
  ({ code }) => ids.has(String(code)),
  (place, { diagnostic }) => [silenceAt(diagnostic, place)],
);
