// Secrets that custom resources make, for rules: what is made in the cluster is not missing in the workspace.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { valueAt } from '../../core/json.js';
import { secretMakers } from '../../core/kubernetes/secretMakers.js';
import type { Reference } from '../../core/references/findReferences.js';
import type { RuleContext } from './rule.js';

/** Whether a controller makes the Secret that is named. */
export function isSecretMade(
  object: GraphObject,
  { name, path }: Reference,
  context: RuleContext,
): boolean {
  const isTls = path.includes('tls');
  return (
    (isTls && asksForCertificate(object)) ||
    secretMakers.some(([groupKind, at]) =>
      context.graph.ofKind(groupKind).some(maker => {
        const made = valueAt(maker.facts.value, at);
        return (typeof made === 'string' ? made : maker.facts.name) === name;
      }),
    )
  );
}

/** cert-manager fills the Secrets of Ingresses and Gateways that ask it to. */
function asksForCertificate({ facts }: GraphObject): boolean {
  const annotations = valueAt(facts.value, ['metadata', 'annotations']);
  return (
    typeof annotations === 'object' &&
    annotations !== null &&
    Object.keys(annotations).some(key => /cert-manager\.io\/|tls-acme/.test(key))
  );
}
