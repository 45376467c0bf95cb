/**
 * Rule: missing-reference
 *
 * An object names another one that no manifest makes: a ConfigMap, a Secret, a ServiceAccount, a claim, a Service. The
 * API server takes it; the pod then waits, or the Ingress answers 503.
 *
 *     envFrom:
 *       - configMapRef: { name: setings }     # ← no ConfigMap setings; there is settings
 *
 * Objects that the cluster has by itself, optional references and what `drydock.providedElsewhere` lists are left
 * alone, and so are kinds of which there is no object at all within reach: those come from somewhere else.
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { Reference } from '../../core/references/findReferences.js';
import { nearestWord } from '../suggest.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';
import { mayShareNamespace } from './sameNamespace.js';

export const missingReference: Rule = {
  id: 'missing-reference',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.references.flatMap(reference => judge(object, reference, context));
  },
};

function judge(object: GraphObject, reference: Reference, context: RuleContext): RuleFinding[] {
  const { to, name, path, optional } = reference;
  const isThere = context.graph
    .named(to, name)
    .some(target => isReachable(object, reference, target));
  if (isThere || optional || isAmbient(to, name) || context.isProvidedElsewhere(to, name)) {
    return [];
  }
  const others = context.graph.ofKind(to);
  if (!others.some(target => isReachable(object, reference, target))) {
    return [];
  }
  const near = others.filter(target => isReachable(object, reference, target));
  const meant = nearestWord(name, new Set(near.map(target => target.facts.name)));
  const elsewhere = context.graph.named(to, name)[0];
  return [
    {
      path,
      message: `${messageFor(to, name, elsewhere)}${meant === undefined ? '' : `. Did you mean ${meant}?`}`,
      ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
    },
  ];
}

const ambientNames = new Map([
  ['ServiceAccount', /^default$/],
  ['ConfigMap', /^kube-root-ca\.crt$/],
  ['Service', /^kubernetes$/],
  ['scheduling.k8s.io/PriorityClass', /^system-(node|cluster)-critical$/],
  ['rbac.authorization.k8s.io/ClusterRole', /^(cluster-admin|admin|edit|view|system:.*)$/],
  ['rbac.authorization.k8s.io/Role', /^system:/],
]);

function isAmbient(to: string, name: string): boolean {
  return ambientNames.get(to)?.test(name) === true;
}

function isReachable(object: GraphObject, reference: Reference, target: GraphObject): boolean {
  const wanted = reference.namespace ?? object.facts.namespace;
  return wanted === '' || mayShareNamespace(wanted, target.facts.namespace);
}

function messageFor(to: string, name: string, elsewhere: GraphObject | undefined): string {
  const kind = to.slice(to.lastIndexOf('/') + 1);
  return elsewhere === undefined
    ? `No ${kind} ${name} in the workspace`
    : `${kind} ${name} is in namespace ${elsewhere.facts.namespace}, not in this one`;
}
