/**
 * Rule: kustomization-cycle
 *
 * A kustomization takes in a folder that takes in the kustomization again: kustomize refuses to build either.
 *
 *     # base/kustomization.yaml
 *     resources: [../overlay]    # ← overlay lists base
 *
 * A folder around the kustomization counts as well: kustomize builds no folder from inside it.
 */
import { folderOf } from '../../../core/kustomize/scopes.js';
import { pathsIn } from '../paths.js';
import type { KustomizationRule } from '../rule.js';
import type { KustomizationWorld } from '../world.js';

export const kustomizationCycle: KustomizationRule = {
  id: 'kustomization-cycle',
  severity: 'warning',
  pack: 'correctness',
  check: ({ uri, fields, folder }, world) =>
    pathsIn(fields, folder).flatMap(({ at, text, target }) => {
      const inner = world.kustomizationIn(target);
      const isAround = inner !== undefined && `${folder}/`.startsWith(`${target}/`);
      return isAround || (inner !== undefined && reaches(inner, uri, world))
        ? [{ path: at, message: `${text} takes in this kustomization again` }]
        : [];
    }),
};

/** Whether a kustomization is another, or takes it in. */
function reaches(from: string, wanted: string, world: KustomizationWorld): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    if (uri === wanted) {
      return true;
    }
    const fields = seen.has(uri) ? undefined : world.fieldsOf(uri);
    seen.add(uri);
    const inner = pathsIn(fields ?? {}, folderOf(uri)).map(({ target }) => target);
    waiting.push(...inner.flatMap(folder => world.kustomizationIn(folder) ?? []));
  }
  return false;
}
