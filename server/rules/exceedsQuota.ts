/**
 * Rule: exceeds-quota
 *
 * A workload alone asks for more than the ResourceQuota of its namespace has, or leaves out what the quota makes
 * obligatory: pods are refused (`exceeded quota`, `must specify`).
 *
 *     replicas: 10     # ← 10 × 1 cpu, ResourceQuota team has 4
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf } from '../../core/json.js';
import { milliNumber } from '../../core/kubernetes/quantity.js';
import { containersIn, fieldsAt, type Placed, rootOf, textAt } from '../placedFields.js';
import { allOfKind } from './each.js';
import { pointTo } from './related.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

export const exceedsQuota: Rule = {
  id: 'exceeds-quota',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const containers = containersIn(object).filter(({ path }) => path.includes('containers'));
    if (containers.length === 0 || context.isPatch(object)) {
      return [];
    }
    return quotasOf(object, context).flatMap(quota =>
      Object.entries(fieldsAt(rootOf(quota), 'spec', 'hard').value).flatMap(([name, hard]) =>
        judge({ object, containers, quota, name, hard }, context),
      ),
    );
  },
};

interface Question {
  readonly object: GraphObject;
  readonly containers: readonly Placed[];
  readonly quota: GraphObject;
  readonly name: string;
  readonly hard: unknown;
}

function judge(question: Question, context: RuleContext): RuleFinding[] {
  const { object, containers, quota, name, hard } = question;
  const [, list = 'requests', resource] = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(name) ?? [];
  if (resource === undefined || (typeof hard !== 'string' && typeof hard !== 'number')) {
    return [];
  }
  const related = [pointTo(quota, ['spec', 'hard', name], 'The quota is here')];
  const without = containers.find(container => amountOf(container, list, resource) === undefined);
  if (without !== undefined) {
    const hasDefaults = context.graph
      .ofKind('LimitRange')
      .some(range => context.isInReach(object, range));
    const container = textAt(without, 'name') ?? '';
    return hasDefaults
      ? []
      : [
          {
            path: without.path,
            message: `ResourceQuota ${quota.facts.name} counts ${name}: container ${container} must state resources.${list}.${resource}`,
            related,
          },
        ];
  }
  const each = containers.reduce((sum, container) => {
    return sum + milliNumber(amountOf(container, list, resource) ?? 0);
  }, 0);
  const replicas = object.facts.pods?.replicas ?? 1;
  const spec = fieldsAt(rootOf(object), 'spec');
  return each * replicas > milliNumber(hard)
    ? [
        {
          path: [...spec.path, spec.value['replicas'] === undefined ? 'template' : 'replicas'],
          atKey: spec.value['replicas'] === undefined,
          message: `${replicas} pods ask for more ${name} than the ${hard} of ResourceQuota ${quota.facts.name}`,
          related,
        },
      ]
    : [];
}

/** What a container states; a limit alone becomes the request. */
function amountOf(container: Placed, list: string, resource: string): string | number | undefined {
  const resources = fieldsAt(container, 'resources').value;
  const stated = fieldsOf(resources[list])[resource];
  const value = stated ?? (list === 'requests' ? fieldsOf(resources['limits'])[resource] : stated);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** Quotas of all pods: those with scopes concern some only. */
function quotasOf(object: GraphObject, context: RuleContext): readonly GraphObject[] {
  return allOfKind(context, 'ResourceQuota').filter(quota => {
    const spec = fieldsAt(rootOf(quota), 'spec').value;
    return (
      spec['scopes'] === undefined &&
      spec['scopeSelector'] === undefined &&
      context.isTogether(object, quota) &&
      context.namespaceOf(object) === context.namespaceOf(quota)
    );
  });
}
