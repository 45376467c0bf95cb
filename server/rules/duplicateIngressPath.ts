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
import { fieldsAt, itemsAt, type Placed, rootOf, textAt } from './read.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

const ingress = 'networking.k8s.io/Ingress';

export const duplicateIngressPath: Rule = {
  id: 'duplicate-ingress-path',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== ingress || context.isPatch(object)) {
      return [];
    }
    const own = routesOf(object);
    const others = othersOf(object, context);
    return own.flatMap((route, index): RuleFinding[] => {
      const isTwice = own.findIndex(({ key }) => key === route.key) < index;
      const other = others.find(target => routesOf(target).some(({ key }) => key === route.key));
      const where = isTwice ? 'above' : other && `in Ingress ${other.facts.name}`;
      return where === undefined
        ? []
        : [{ path: route.path, message: `${route.title} is answered for ${where} already` }];
    });
  },
};

function othersOf(object: GraphObject, context: RuleContext): readonly GraphObject[] {
  return context.graph
    .ofKind(ingress)
    .flatMap(({ facts }) => context.graph.named(ingress, facts.name))
    .filter(
      target =>
        target.facts.name !== object.facts.name &&
        classOf(target) === classOf(object) &&
        !context.isPatch(target) &&
        context.isTogether(object, target),
    );
}

function classOf(object: GraphObject): string | undefined {
  return textAt(fieldsAt(rootOf(object), 'spec'), 'ingressClassName');
}

interface Route {
  readonly key: string;
  readonly title: string;
  readonly path: Placed['path'];
}

function routesOf(object: GraphObject): Route[] {
  return itemsAt(rootOf(object), 'spec', 'rules').flatMap(rule => {
    const host = textAt(rule, 'host') ?? '';
    return itemsAt(rule, 'http', 'paths').map(entry => {
      const path = textAt(entry, 'path') ?? '/';
      const type = textAt(entry, 'pathType') ?? '';
      const at = [...entry.path, 'path'];
      return { key: `${host} ${type} ${path}`, title: `${host}${path}`, path: at };
    });
  });
}
