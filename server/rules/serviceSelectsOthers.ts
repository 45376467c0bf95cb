/**
 * Rule: service-selects-others
 *
 * A Service selects pods of several workloads, and some of them do not have its port: part of the connections are
 * refused. A label is missing in the selector.
 *
 *     selector: { app: shop }     # ← also the pods of Deployment shop-db, which have no port 8080
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { itemsAt, rootOf, titleOf } from '../placedFields.js';
import { pointToPods } from './related.js';
import type { Rule, RuleFinding } from './rule.js';
import { podsSelectedBy } from './selecting.js';

export const serviceSelectsOthers: Rule = {
  id: 'service-selects-others',
  severity: 'information',
  pack: 'correctness',
  check(object, context) {
    const ports = object.facts.groupKind === 'Service' ? targetsOf(object) : [];
    return object.facts.selectors.flatMap(({ selector, at }): RuleFinding[] => {
      const pods = podsSelectedBy(object, selector, context).filter(
        target => context.isTogether(object, target) && !context.isPatch(target),
      );
      const strangers = pods.filter(target => !ports.some(port => has(target, port)));
      const [stranger] = strangers.filter(target => (target.facts.pods?.ports.length ?? 0) > 0);
      return stranger === undefined || strangers.length === pods.length || ports.length === 0
        ? []
        : [
            {
              path: at,
              message: `It also selects the pods of ${titleOf(stranger)}, which do not have its port`,
              related: pointToPods([stranger]),
            },
          ];
    });
  },
};

function targetsOf(object: GraphObject): unknown[] {
  return itemsAt(rootOf(object), 'spec', 'ports').flatMap(
    ({ value }) => value['targetPort'] ?? value['port'] ?? [],
  );
}

function has({ facts }: GraphObject, port: unknown): boolean {
  return (facts.pods?.ports ?? []).some(({ name, number }) => name === port || number === port);
}
