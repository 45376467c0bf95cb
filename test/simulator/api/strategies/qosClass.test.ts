// The quality-of-service class, as pkg/apis/core/v1/helper/qos computes it.
import { expect, test } from 'vitest';
import { qosClassOf } from '../../../../simulator/api/strategies/qosClass.js';

const full = { cpu: '1', memory: '1Gi' };
const guaranteed = { requests: full, limits: full };

test.each<[string, object, string]>([
  ['nothing asked for', { containers: [{}] }, 'BestEffort'],
  ['requests alone', { containers: [{ resources: { requests: full } }] }, 'Burstable'],
  ['limits met by requests', { containers: [{ resources: guaranteed }] }, 'Guaranteed'],
  ['one container of two', { containers: [{ resources: guaranteed }, {}] }, 'Burstable'],
  ['the pod as a whole', { resources: guaranteed, containers: [{}] }, 'Guaranteed'],
  ['less of the pod', { resources: { requests: full }, containers: [{}] }, 'Burstable'],
])('%s', (_, spec, expected) => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
  expect(qosClassOf(pod)).toBe(expected);
});
