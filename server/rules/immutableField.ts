/**
 * Rule: immutable-field
 *
 * A field that cannot change in a cluster differs from what was last committed: the apply will be refused; the object
 * must be deleted and made again.
 *
 *     kind: Deployment
 *     spec:
 *       selector: { matchLabels: { app: web, tier: front } }     # ← was app: web: field is immutable
 *
 * Compared with `git show HEAD:FILE`, in trusted workspaces. A field that is left out on one side may have its default
 * and is not judged.
 */

import { valueAt } from '../../core/json.js';
import {
  immutableContainerFields,
  immutableFields,
  sealedFields,
} from '../../core/kubernetes/immutableFields.js';
import { unitNumber } from '../../core/kubernetes/quantity.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { sameValue } from '../../core/validation/immutable.js';
import { showField } from '../fieldText.js';
import type { Rule, RuleFinding } from './rule.js';

export const immutableField: Rule = {
  id: 'immutable-field',
  severity: 'warning',
  pack: 'correctness',
  judgesText: true,
  check(object, context) {
    const { groupKind, at, value } = object.facts;
    const before = context.baselineOf(object);
    if (before === undefined || context.isPatch(object)) {
      return [];
    }
    const isSealed = valueAt(before, ['immutable']) === true;
    const paths = [
      ...(immutableFields.get(groupKind) ?? []),
      ...(isSealed ? sealedFields : []),
    ].map(field => field.split('.'));
    return [
      ...[...paths, ...containerPaths(groupKind, value)].flatMap(path =>
        compare(path, { now: valueAt(value, path), was: valueAt(before, path) }),
      ),
      ...shrunkClaim(groupKind, value, before),
    ].map(finding => ({ ...finding, path: [...at, ...finding.path] }));
  },
};

interface Change {
  readonly now: unknown;
  readonly was: unknown;
}

function compare(path: FieldPath, { now, was }: Change): RuleFinding[] {
  return now === undefined || was === undefined || now === null || sameValue(now, was)
    ? []
    : [
        {
          path: narrowed(path, { now, was }),
          message: `${showField(path)} cannot change in a cluster and differs from the last commit: the apply will be refused`,
        },
      ];
}

/** Down to the one place that differs. */
function narrowed(path: FieldPath, { now, was }: Change): FieldPath {
  if (!isTree(now) || !isTree(was) || Array.isArray(now) !== Array.isArray(was)) {
    return path;
  }
  const names = new Set([...Object.keys(now), ...Object.keys(was)]);
  const differing = [...names].filter(name => !sameValue(now[name], was[name]));
  const [only] = differing;
  if (only === undefined || differing.length > 1 || !Object.hasOwn(now, only)) {
    return path;
  }
  const step = Array.isArray(now) ? Number(only) : only;
  return narrowed([...path, step], { now: now[only], was: was[only] });
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function containerPaths(groupKind: string, value: unknown): FieldPath[] {
  return groupKind !== 'Pod'
    ? []
    : ['containers', 'initContainers'].flatMap(list => {
        const containers = valueAt(value, ['spec', list]);
        return Array.isArray(containers)
          ? containers.flatMap((_, index) =>
              immutableContainerFields.map(field => ['spec', list, index, field]),
            )
          : [];
      });
}

/** Claims grow, where their class allows it, and never shrink. */
function shrunkClaim(groupKind: string, value: unknown, before: unknown): RuleFinding[] {
  const path = ['spec', 'resources', 'requests', 'storage'];
  const now = valueAt(value, path);
  const then = valueAt(before, path);
  const isShrunk =
    groupKind === 'PersistentVolumeClaim' &&
    isAmount(now) &&
    isAmount(then) &&
    unitNumber(now) < unitNumber(then);
  return isShrunk
    ? [{ path, message: `A claim cannot shrink: it asked for ${then} in the last commit` }]
    : [];
}

function isAmount(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
