/**
 * Rule: kustomization-duplicate
 *
 * A file or folder is listed twice: kustomize refuses to take the same object again.
 *
 *     resources:
 *       - web.yaml
 *       - ./web.yaml             # ← the same file
 */
import type { RuleFinding } from '../../rules/rule.js';
import { pathsIn } from '../paths.js';
import type { KustomizationRule } from '../rule.js';

export const kustomizationDuplicate: KustomizationRule = {
  id: 'kustomization-duplicate',
  severity: 'warning',
  pack: 'correctness',
  check({ fields, folder }) {
    const seen = new Set<string>();
    const found: RuleFinding[] = [];
    for (const { at, text, target, use } of pathsIn(fields, folder)) {
      if (use !== 'objects' && use !== 'folder' && use !== 'component') {
        continue;
      }
      if (seen.has(target)) {
        found.push({ path: at, message: `${text} is listed twice`, data: { remove: at } });
      }
      seen.add(target);
    }
    return found;
  },
};
