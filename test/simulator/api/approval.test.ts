// Certificates are approved and denied through a subresource that changes the conditions alone.

import { expect, test } from 'vitest';
import { createTestApi } from './http/testApi.js';

const REQUESTS = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${btoa('x'.repeat(60))}\n-----END CERTIFICATE REQUEST-----\n`;

test('an approval adds its condition with times and the user who asked', () => {
  const { request } = createTestApi();
  const spec = {
    request: btoa(pem),
    signerName: 'example.com/signer',
    usages: ['client auth'],
  };
  const created = request(`POST ${REQUESTS}`, { metadata: { name: 'bob' }, spec });
  expect(created.body.spec.username).toBe('admin');
  const condition = { type: 'Approved', status: 'True', reason: 'KubectlApprove' };
  const body = { ...created.body, status: { conditions: [condition] } };
  const approved = request(`PUT ${REQUESTS}/bob/approval`, body);
  expect(approved.body.status.conditions).toMatchObject([
    { ...condition, lastUpdateTime: expect.any(String), lastTransitionTime: expect.any(String) },
  ]);
  const denied = { ...condition, type: 'Denied' };
  const both = { ...approved.body, status: { conditions: [condition, denied] } };
  expect(request(`PUT ${REQUESTS}/bob/approval`, both).body.message).toContain(
    'status.conditions[1].type: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive',
  );
});
