// Secrets that custom resources make, for rules: what is made in the cluster is not missing in the workspace.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { valueAt } from '../../core/json.js';
import type { Reference } from '../../core/references/findReferences.js';
import type { RuleContext } from './rule.js';

/** Where each kind says the name of the Secret it makes; its own name where it says none. */
const makers: readonly (readonly [groupKind: string, path: readonly string[]])[] = [
  ['cert-manager.io/Certificate', ['spec', 'secretName']],
  ['external-secrets.io/ExternalSecret', ['spec', 'target', 'name']],
  ['bitnami.com/SealedSecret', ['spec', 'template', 'metadata', 'name']],
  ['secrets.hashicorp.com/VaultStaticSecret', ['spec', 'destination', 'name']],
  ['secrets.hashicorp.com/VaultDynamicSecret', ['spec', 'destination', 'name']],
  ['secrets.infisical.com/InfisicalSecret', ['spec', 'managedSecretReference', 'secretName']],
  ['onepassword.com/OnePasswordItem', ['metadata', 'name']],
  ['spv.no/AzureKeyVaultSecret', ['spec', 'output', 'secret', 'name']],
];

/** Whether a controller makes the Secret that is named. */
export function isSecretMade(
  object: GraphObject,
  { name, path }: Reference,
  context: RuleContext,
): boolean {
  const isTls = path.includes('tls');
  return (
    (isTls && asksForCertificate(object)) ||
    makers.some(([groupKind, at]) =>
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
