/**
 * Rule: service-not-headless
 *
 * A StatefulSet's Service gives its pods their names only when it is headless.
 *
 *     kind: StatefulSet
 *     spec:
 *       serviceName: db     # ← Service db has no clusterIP: None; db-0.db does not resolve
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
import { fieldsAt, rootOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const serviceNotHeadless: Rule = {
  id: 'service-not-headless',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== 'apps/StatefulSet') {
      return [];
    }
    return object.facts.references
      .filter(({ pattern }) => pattern.at === 'spec.serviceName')
      .flatMap(({ name, path }): RuleFinding[] => {
        const services = context.graph
          .named('Service', name)
          .filter(target => context.isInReach(object, target) && !context.isPatch(target));
        const isHeadless = services.some(
          service => fieldsAt(rootOf(service), 'spec').value['clusterIP'] === 'None',
        );
        return services.length === 0 || isHeadless
          ? []
          : [
              {
                path,
                severity: 'information',
                message: `Service ${name} is not headless (clusterIP: None): ${object.facts.name}-0.${name} does not resolve`,
                related: services.map(service => pointTo(service, ['spec', 'clusterIP'])),
              },
            ];
      });
  },
};
