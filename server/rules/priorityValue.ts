/**
 * Rule: priority-value
 *
 * A pod states a priority by number: the server computes it from the class, and refuses pods that say another one.
 *
 *     priorityClassName: high     # ← high is 1000
 *     priority: 100
 */
import { numberAt, podSpecOf, rootOf, textAt } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule } from './rule.js';

export const priorityValue: Rule = {
  id: 'priority-value',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const spec = podSpecOf(object);
    const priority = spec && numberAt(spec, 'priority');
    if (spec === undefined || priority === undefined) {
      return [];
    }
    const name = textAt(spec, 'priorityClassName');
    const [known] =
      name === undefined ? [] : context.graph.named('scheduling.k8s.io/PriorityClass', name);
    const computed = known === undefined ? 0 : numberAt(rootOf(known), 'value');
    const isUnknown = name !== undefined && known === undefined;
    return isUnknown || computed === undefined || computed === priority
      ? []
      : [
          {
            path: [...spec.path, 'priority'],
            message:
              name === undefined
                ? 'Without a priorityClassName the server refuses pods with a priority'
                : `PriorityClass ${name} has ${computed}: the server refuses pods that say ${priority}`,
            related: known === undefined ? [] : [pointTo(known, ['value'])],
          },
        ];
  },
};
