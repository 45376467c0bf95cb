// Namespaces that manifests name and nobody makes, for rules: one slip is told once.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { nearestName } from '../suggest.js';
import type { RuleContext } from './rule.js';

const ambient = /^(default|kube-.*)$/;

/** The namespace of the workspace that an object's own was meant to be; undefined where its own may well exist. */
export function namespaceMeant(object: GraphObject, context: RuleContext): string | undefined {
  const { namespace } = object.facts;
  const isKnown =
    namespace === undefined ||
    ambient.test(namespace) ||
    namespace !== context.namespaceOf(object) ||
    context.graph.named('Namespace', namespace).length > 0 ||
    context.isProvidedElsewhere('Namespace', namespace);
  if (isKnown) {
    return undefined;
  }
  const made = context.graph
    .ofKind('Namespace')
    .filter(other => context.isInReach(object, other, ''));
  return nearestName(namespace, new Set(made.map(({ facts }) => facts.name)));
}
