// Approved requests and the signer that the host lends.
import { expect, test } from 'vitest';
import type { CertificateSigningRequest } from '../../../../schemas/built/types.js';
import { createSimulation } from '../../../../simulator/createSimulation.js';
import type { CertificateSigner, SimulationOptions } from '../../../../simulator/simulation.js';
import { applyTo } from '../../support.js';

const pem = '-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----\n';
const names = { dnsNames: 0, ipAddresses: 0, emails: 0, uris: 0 };
const signer: CertificateSigner = {
  read: request => ({ ...names, commonName: request, organizations: [] }),
  sign: ({ request }) => `signed ${request}`,
};

/** The status of a request that is approved. */
function approved(spec: string, options: SimulationOptions = { signer }) {
  const simulation = createSimulation(options);
  applyTo(
    simulation,
    `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: jane }
spec: { request: ${btoa(pem)}, ${spec} }`,
  );
  const groupKind = 'certificates.k8s.io/CertificateSigningRequest';
  simulation.act('approve', () => {
    const request = simulation.server.require(groupKind, { namespace: '', name: 'jane' });
    const conditions = [{ type: 'Approved', status: 'True', reason: 'KubectlApprove' }];
    simulation.server.update(
      { ...request, status: { conditions } },
      { actor: 'user', subresource: 'approval' },
    );
  });
  simulation.settle();
  const found = simulation.get(groupKind, '', 'jane') as CertificateSigningRequest;
  return found.status;
}
const client = 'signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]';

test('an approved request gets its certificate', () => {
  const status = approved(client);
  expect(atob(status?.certificate ?? '')).toBe(`signed ${pem}`);
  expect(status?.conditions?.map(({ type }) => type)).toEqual(['Approved']);
});

test('it lasts a year, or as long as was asked for, from five minutes ago', () => {
  const startMs = Date.UTC(2026, 0, 1);
  const minutes = (timeMs: number) => Math.round((timeMs - startMs) / 60_000);
  const sign: CertificateSigner['sign'] = ({ notBeforeMs, notAfterMs }) =>
    `${minutes(notBeforeMs)} to ${minutes(notAfterMs)}`;
  const lasting = (spec: string) =>
    atob(approved(spec, { signer: { ...signer, sign }, startMs })?.certificate ?? '');
  expect(lasting(client)).toBe(`-5 to ${365 * 24 * 60 - 5}`);
  expect(lasting(`${client}, expirationSeconds: 3600`)).toBe('-5 to 60');
});

test('a request that the signer cannot answer fails', () => {
  const status = approved(client.replace('client auth', 'server auth'));
  expect(status?.certificate).toBeUndefined();
  expect(status?.conditions?.[1]).toMatchObject({
    type: 'Failed',
    status: 'True',
    reason: 'SignerValidationFailure',
    message: 'invalid usage for client certificate: server auth',
  });
});

test('foreign signers and hosts without a signer leave it approved', () => {
  expect(approved(client, {})?.certificate).toBeUndefined();
  const foreign = approved('signerName: example.com/own, usages: [client auth]');
  expect(foreign?.certificate).toBeUndefined();
});
