/**
 * Rule: exceeds-limit-range
 *
 * A container asks for more (or less) than the LimitRange of its namespace allows: its pods are refused.
 *
 *     resources: { limits: { memory: 4Gi } }     # ← LimitRange team allows 2Gi
 *
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf } from '../../core/json.js';
import { compareQuantities, parseQuantity } from '../../core/kubernetes/quantity.js';
import { containersIn, fieldsAt, itemsAt, type Placed, rootOf } from '../placedFields.js';
import { allOfKind } from './each.js';
import type { Rule, RuleFinding } from './rule.js';

export const exceedsLimitRange: Rule = {
  id: 'exceeds-limit-range',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const containers = containersIn(object);
    if (containers.length === 0) {
      return [];
    }
    const ranges = allOfKind(context, 'LimitRange').filter(
      range =>
        context.isTogether(object, range) &&
        context.namespaceOf(object) === context.namespaceOf(range),
    );
    return ranges.flatMap(range =>
      limitsOf(range).flatMap(limits =>
        containers.flatMap(container => judge(container, limits, range)),
      ),
    );
  },
};

function limitsOf(range: GraphObject): Placed[] {
  return itemsAt(rootOf(range), 'spec', 'limits').filter(
    ({ value }) => value['type'] === 'Container',
  );
}

function judge(
  container: Placed,
  { value: limits, path: limitsAt }: Placed,
  range: GraphObject,
): RuleFinding[] {
  const { name } = range.facts;
  const about = (bound: string, resource: string) => ({
    related: [
      { object: range, path: [...limitsAt, bound, resource], message: 'The limit is here' },
    ],
  });
  return ['requests', 'limits'].flatMap(field => {
    const { value, path } = fieldsAt(container, 'resources', field);
    return Object.entries(value).flatMap(([resource, amount]): RuleFinding[] => {
      const max = fieldsOf(limits['max'])[resource];
      const min = fieldsOf(limits['min'])[resource];
      const at = [...path, resource];
      if (compare(amount, max) > 0) {
        const message = `LimitRange ${name} allows at most ${max} of ${resource}`;
        return [{ path: at, message, ...about('max', resource) }];
      }
      const message = `LimitRange ${name} wants at least ${min} of ${resource}`;
      return compare(min, amount) > 0 ? [{ path: at, message, ...about('min', resource) }] : [];
    });
  });
}

/** 0 where either is no quantity. */
function compare(first: unknown, second: unknown): number {
  const one = toQuantity(first);
  const other = toQuantity(second);
  return one === undefined || other === undefined ? 0 : compareQuantities(one, other);
}

function toQuantity(value: unknown): ReturnType<typeof parseQuantity> {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
}
