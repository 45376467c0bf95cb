// Approved requests and the signer that the host lends.
import { expect, test } from 'vitest';
import type { CertificateSigningRequest } from '../../../../schemas/built/types.js';
import { createSimulation } from '../../../../simulator/createSimulation.js';
import type { CertificateOrder, SimulationOptions } from '../../../../simulator/simulation.js';
import { applyTo } from '../../support.js';

const pem = '-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----\n';
const names = { dnsNames: 0, ipAddresses: 0, emails: 0, uris: 0 };
const orders: CertificateOrder[] = [];
const signer: NonNullable<SimulationOptions['signer']> = {
  read: request => ({ ...names, commonName: request, organizations: [] }),
  sign: order => {
    orders.push(order);
    return `signed ${order.request}`;
  },
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
  return { simulation, status: found.status };
}
const client = 'signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]';

test('an approved request gets its certificate', () => {
  const { status } = approved(client);
  expect(atob(status?.certificate ?? '')).toBe(`signed ${pem}`);
  expect(status?.conditions?.map(({ type }) => type)).toEqual(['Approved']);
});

test('it lasts a year, or as long as was asked for', () => {
  orders.length = 0;
  const { simulation } = approved(client);
  approved(`${client}, expirationSeconds: 3600`);
  const [year, hour] = orders.map(({ notAfterMs }) => Math.round(notAfterMs / 60_000));
  const nowMinutes = Math.floor(simulation.nowMs / 60_000);
  expect(year).toBeCloseTo(nowMinutes + 365 * 1440 - 5, -1);
  expect(hour).toBeCloseTo(nowMinutes + 60, -1);
});

test('a request that the signer cannot answer fails', () => {
  const { status } = approved(client.replace('client auth', 'server auth'));
  expect(status?.certificate).toBeUndefined();
  expect(status?.conditions?.[1]).toMatchObject({
    type: 'Failed',
    status: 'True',
    reason: 'SignerValidationFailure',
    message: 'invalid usage for client certificate: server auth',
  });
});

test('foreign signers and hosts without a signer leave it approved', () => {
  expect(approved(client, {}).status?.certificate).toBeUndefined();
  const foreign = approved('signerName: example.com/own, usages: [client auth]');
  expect(foreign.status?.certificate).toBeUndefined();
});
