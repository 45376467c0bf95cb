// What the signers of Kubernetes ask. The texts are those of pkg/apis/certificates/helpers.go and signer.go.
import { expect, test } from 'vitest';
import { signingFault } from '../../../../simulator/controllers/certificateSigning/signers.js';

const names = (changes = {}) => ({
  commonName: 'system:node:n1',
  organizations: ['system:nodes'],
  dnsNames: 0,
  ipAddresses: 0,
  emails: 0,
  uris: 0,
  ...changes,
});
const client = ['digital signature', 'key encipherment', 'client auth'];
const serving = ['digital signature', 'server auth'];
const faultOf = (signer: string, changes: object, usages: readonly string[]) =>
  signingFault(`kubernetes.io/${signer}`, names(changes), usages);

test.each([
  ['kube-apiserver-client', {}, client, undefined],
  [
    'kube-apiserver-client',
    {},
    ['digital signature'],
    'missing required usage for client certificate: client auth',
  ],
  [
    'kube-apiserver-client',
    {},
    ['client auth', 'server auth'],
    'invalid usage for client certificate: server auth',
  ],
  ['kube-apiserver-client-kubelet', {}, client, undefined],
  [
    'kube-apiserver-client-kubelet',
    { organizations: ['dev'] },
    client,
    'subject organization is not system:nodes',
  ],
  [
    'kube-apiserver-client-kubelet',
    { ipAddresses: 1 },
    client,
    'IP subjectAltNames are not allowed',
  ],
  ['kubelet-serving', { dnsNames: 1 }, serving, undefined],
  ['kubelet-serving', {}, serving, 'DNS or IP subjectAltName is required'],
  [
    'kubelet-serving',
    { dnsNames: 1, commonName: 'n1' },
    serving,
    'subject common name does not begin with system:node:',
  ],
  [
    'kubelet-serving',
    { dnsNames: 1 },
    client,
    'usages did not match [digital signature key encipherment server auth]',
  ],
  ['legacy-unknown', { organizations: [] }, [], undefined],
])('%s: %j %j', (signer, changes, usages, fault) => {
  expect(faultOf(signer, changes, usages)).toBe(fault);
});
