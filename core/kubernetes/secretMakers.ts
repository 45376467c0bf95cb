// Custom resources whose controllers make Secrets. For rules: what is made in the cluster is not missing.

import type { GroupKind } from './groupKind.js';

/** Where each kind says the name of the Secret it makes; its own name where it says none. */
export const secretMakers: readonly (readonly [groupKind: GroupKind, path: readonly string[]])[] = [
  ['cert-manager.io/Certificate', ['spec', 'secretName']],
  ['external-secrets.io/ExternalSecret', ['spec', 'target', 'name']],
  ['bitnami.com/SealedSecret', ['spec', 'template', 'metadata', 'name']],
  ['secrets.hashicorp.com/VaultStaticSecret', ['spec', 'destination', 'name']],
  ['secrets.hashicorp.com/VaultDynamicSecret', ['spec', 'destination', 'name']],
  ['secrets.infisical.com/InfisicalSecret', ['spec', 'managedSecretReference', 'secretName']],
  ['onepassword.com/OnePasswordItem', ['metadata', 'name']],
  ['spv.no/AzureKeyVaultSecret', ['spec', 'output', 'secret', 'name']],
];
