/**
 * Rule: duplicate-ingress-path
 *
 * Two places answer for the same host and path: which one wins is up to the controller.
 *
 *     rules:
 *       - host: shop.example
 *         http: { paths: [{ path: /, … }] }     # ← Ingress shop-old has shop.example/ too
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsAt, rootOf, textAt } from '../placedFields.js';
import type { RelatedObject, Rule, RuleFinding } from './rule.js';

const ingress = 'networking.k8s.io/Ingress';

export const duplicateIngressPath: Rule = {
  id: 'duplicate-ingress-path',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== ingress || context.isPatch(object)) {
      return [];
    }
    const own = object.facts.claims;
    return own.flatMap(({ key, path }, index): RuleFinding[] => {
      const isTwice = own.findIndex(claim => claim.key === key) < index;
      const other = context.graph
        .claiming(key)
        .find(
          target =>
            target.facts.name !== object.facts.name &&
            context.isTogether(object, target) &&
            !context.isPatch(target) &&
            classOf(target) === classOf(object),
        );
      const where = isTwice ? 'above' : other && `in Ingress ${other.facts.name}`;
      const [, host, , route] = key.split(' ');
      return where === undefined
        ? []
        : [
            {
              path,
              message: `${host}${route} is answered for ${where} already`,
              related: placesOf(isTwice ? object : other, key),
            },
          ];
    });
  },
};

/** Where an Ingress answers for a path first. */
function placesOf(target: GraphObject | undefined, key: string): RelatedObject[] {
  const claim = target?.facts.claims.find(one => one.key === key);
  return target === undefined || claim === undefined
    ? []
    : [{ object: target, path: claim.path, message: 'It is answered for here' }];
}

function classOf(object: GraphObject): string | undefined {
  return textAt(fieldsAt(rootOf(object), 'spec'), 'ingressClassName');
}
