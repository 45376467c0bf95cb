// What each signer of Kubernetes asks of a request. Pure.
// After pkg/controller/certificates/signer/signer.go, pkg/apis/certificates/helpers.go.

import type { RequestedNames } from '../../simulation.js';

const apiClient = 'kubernetes.io/kube-apiserver-client';
const kubeletClient = 'kubernetes.io/kube-apiserver-client-kubelet';
const kubeletServing = 'kubernetes.io/kubelet-serving';

/** The signers that the control plane itself runs. */
export const signerNames: readonly string[] = [
  apiClient,
  kubeletClient,
  kubeletServing,
  'kubernetes.io/legacy-unknown',
];

/** Why the signer refuses; undefined where it signs. */
export function signingFault(
  signerName: string,
  names: RequestedNames,
  usages: readonly string[],
): string | undefined {
  switch (signerName) {
    case apiClient:
      return clientUsageFault(usages);
    case kubeletClient:
      return (
        organizationFault(names) ??
        clientNamesFault(names) ??
        nodeNameFault(names) ??
        usageFault(usages, 'client auth')
      );
    case kubeletServing:
      return (
        organizationFault(names) ??
        servingNamesFault(names) ??
        usageFault(usages, 'server auth') ??
        nodeNameFault(names)
      );
    default:
      return undefined;
  }
}

function clientUsageFault(usages: readonly string[]): string | undefined {
  const allowed = ['digital signature', 'key encipherment', 'client auth'];
  const other = usages.find(usage => !allowed.includes(usage));
  if (other !== undefined) {
    return `invalid usage for client certificate: ${other}`;
  }
  return usages.includes('client auth')
    ? undefined
    : 'missing required usage for client certificate: client auth';
}

function organizationFault({ organizations }: RequestedNames): string | undefined {
  return organizations.length === 1 && organizations[0] === 'system:nodes'
    ? undefined
    : 'subject organization is not system:nodes';
}

function clientNamesFault(names: RequestedNames): string | undefined {
  const kinds = [
    ['DNS', names.dnsNames],
    ['Email', names.emails],
    ['IP', names.ipAddresses],
    ['URI', names.uris],
  ] as const;
  const given = kinds.find(([, count]) => count > 0);
  return given && `${given[0]} subjectAltNames are not allowed`;
}

function servingNamesFault(names: RequestedNames): string | undefined {
  if (names.dnsNames + names.ipAddresses === 0) {
    return 'DNS or IP subjectAltName is required';
  }
  return clientNamesFault({ ...names, dnsNames: 0, ipAddresses: 0 });
}

function nodeNameFault({ commonName }: RequestedNames): string | undefined {
  return commonName.startsWith('system:node:')
    ? undefined
    : 'subject common name does not begin with system:node:';
}

/** Exactly the purpose and the signature, with or without the encipherment of keys. */
function usageFault(usages: readonly string[], purpose: string): string | undefined {
  const needed = ['digital signature', purpose];
  const optional = 'key encipherment';
  const isExact =
    needed.every(usage => usages.includes(usage)) &&
    usages.every(usage => needed.includes(usage) || usage === optional);
  const wanted = [...needed, optional].sort().join(' ');
  return isExact ? undefined : `usages did not match [${wanted}]`;
}
