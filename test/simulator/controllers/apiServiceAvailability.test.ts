import { expect, test } from 'vitest';
import type { APIService } from '../../../schemas/built/types.js';
import { applied } from '../../support/simulation.js';

/** The condition of an APIService of this group and version, with these objects beside it. */
function conditionOf(service: string, others = ''): unknown {
  const simulation = applied(`
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.wardle.example.com }
spec:
  group: wardle.example.com
  version: v1
  groupPriorityMinimum: 100
  versionPriority: 100
  ${service}
${others}`);
  const groupKind = 'apiregistration.k8s.io/APIService';
  const found = simulation.get(groupKind, '', 'v1.wardle.example.com') as unknown as APIService;
  const { lastTransitionTime: _, ...condition } = found.status?.conditions?.[0] ?? { type: '' };
  return condition;
}

const behindService = 'service: { name: api, namespace: default }\n  insecureSkipTLSVerify: true';

const service = (port: number) => `
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: ${port} }] }`;

test('an APIService without a Service behind it is unavailable', () => {
  expect(conditionOf(behindService)).toEqual({
    type: 'Available',
    status: 'False',
    reason: 'ServiceNotFound',
    message: 'service/api in "default" is not present',
  });
});

test('the Service must listen on the port and have ready endpoints', () => {
  expect(conditionOf(behindService, service(80))).toMatchObject({
    reason: 'ServicePortError',
    message: 'service/api in "default" is not listening on port 443',
  });
  expect(conditionOf(behindService, service(443))).toMatchObject({
    reason: 'MissingEndpoints',
    message: 'endpointslices for service/api in "default" have no addresses with port name ""',
  });
});

test('local APIServices are available', () => {
  expect(conditionOf('')).toMatchObject({ status: 'True', reason: 'Local' });
});
