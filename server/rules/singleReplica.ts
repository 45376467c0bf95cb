/**
 * Rule: single-replica
 *
 * A Deployment that serves with one pod is away whenever its node is drained.
 *
 *     replicas: 1     # ← 2 or more
 */
import { fieldsAt, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const singleReplica: Rule = {
  id: 'single-replica',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    const { groupKind, name, pods } = object.facts;
    const isScaled = context.graph
      .referrers(groupKind, name)
      .some(other => other.facts.kind === 'HorizontalPodAutoscaler');
    return groupKind !== 'apps/Deployment' ||
      pods?.replicas !== 1 ||
      isScaled ||
      context.isPatch(object)
      ? []
      : [
          {
            path: [...fieldsAt(rootOf(object), 'spec').path, 'replicas'],
            message: 'One pod: it is away whenever its node is',
          },
        ];
  },
};
