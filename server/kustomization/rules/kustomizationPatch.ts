/**
 * Rule: kustomization-patch
 *
 * A patch that kustomize cannot read: it says neither where it is nor what it is, or both; or it is a list of
 * operations (JSON 6902) without a target. Or one after which a workload's selector does not match its own pods: the API
 * server refuses that.
 *
 *     patches:
 *       - path: web.yaml
 *         patch: |-              # ← both
 *           - op: remove
 *       - patch: |-              # ← operations need a target
 *           - { op: remove, path: /spec/replicas }
 */
import { type Fields, fieldsOf } from '../../../core/json.js';
import { itemsAt, textAt } from '../../../core/kustomize/buildFields.js';
import type { RuleFinding } from '../../rules/rule.js';
import type { KustomizationRule } from '../rule.js';
import { tornSelectors } from '../tornSelectors.js';

export const kustomizationPatch: KustomizationRule = {
  id: 'kustomization-patch',
  severity: 'warning',
  pack: 'correctness',
  check: (file, world) => [
    ...itemsAt(file.fields, 'patches').flatMap((item, index) => {
      const problem = problemOf(item);
      return problem === undefined
        ? []
        : [{ ...problem, path: ['patches', index, ...problem.path] }];
    }),
    ...tornSelectors(file, world),
  ],
};

function problemOf(item: Fields): RuleFinding | undefined {
  const patch = textAt(item, 'patch');
  const path = textAt(item, 'path');
  if (patch !== undefined && path !== undefined) {
    return { path: ['patch'], atKey: true, message: 'A patch has either a path or a patch' };
  }
  if (patch === undefined && path === undefined) {
    const isTyping = Object.hasOwn(item, 'patch') || Object.hasOwn(item, 'path');
    return isTyping || Object.keys(item).length === 0
      ? undefined
      : { path: [], message: 'A patch needs a path or a patch' };
  }
  const isList = /^\s*(?:-\s|\[)/.test(patch ?? '');
  const hasTarget = Object.keys(fieldsOf(item['target'])).length > 0;
  return isList && !hasTarget
    ? { path: ['patch'], atKey: true, message: 'A list of operations needs a target' }
    : undefined;
}
