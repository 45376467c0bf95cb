/**
 * Rule: missing-readiness-probe
 *
 * A container that serves ports without a readiness probe gets connections before it can answer them.
 *
 *     ports: [{ containerPort: 80 }]     # ← readinessProbe: { httpGet: { path: /, port: 80 } }
 */
import { isSet, itemsAt, podSpecOf, textAt } from '../placedFields.js';
import type { Rule } from './rule.js';

export const missingReadinessProbe: Rule = {
  id: 'missing-readiness-probe',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    const spec = podSpecOf(object);
    const runsOnce = ['Job', 'CronJob'].includes(object.facts.kind);
    return spec === undefined || runsOnce || context.isPatch(object)
      ? []
      : itemsAt(spec, 'containers')
          .filter(container => isSet(container, 'ports') && !isSet(container, 'readinessProbe'))
          .map(container => ({
            path: [...container.path, 'readinessProbe'],
            message: `Container ${textAt(container, 'name') ?? ''} gets connections before it can answer: it has no readiness probe`,
          }));
  },
};
