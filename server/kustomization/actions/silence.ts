/**
 * Code action: silence a check of a kustomization here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line kustomization-no-match`.
 */
import type { ActionSource } from '../../codeActions/action.js';
import { silenceAt } from '../../codeActions/silenceRule.js';
import { kustomizationRules } from '../rules/index.js';
import { kustomizationAt } from './place.js';

const ids = new Set(kustomizationRules.map(({ id }) => id));

export const silenceKustomizationRule: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const { code, range } = diagnostic;
    const place = ids.has(String(code)) ? kustomizationAt(context, range) : undefined;
    if (place === undefined) {
      return [];
    }
    const { file, placed, uri } = place;
    return [silenceAt(context, diagnostic, { uri, document: file.document, placed })];
  });
