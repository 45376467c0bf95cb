// The resize subresource: resources alone, and not to another class of service.
import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { withResize } from '../../../simulator/api/resize.js';
import { refusalOf } from '../../support/simulation.js';
import { createTestApi, STRATEGIC } from './http/testApi.js';

const pod = (resources: object, image = 'a'): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'main', image, resources }] },
});
const before = pod({ requests: { cpu: '1' } });

test('takes resources, ignores the rest', () => {
  expect(withResize(pod({ requests: { cpu: '2' } }, 'b'), before)).toEqual(
    pod({ requests: { cpu: '2' } }),
  );
  expect(withResize(pod({ requests: { cpu: '1' } }, 'b'), before)).toBe(before);
});

test.each([
  [
    'another class of service',
    { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
    'spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing',
  ],
  ['no request any more', { requests: { memory: '1Gi' } }, 'resource requests cannot be removed'],
  [
    'other resources',
    { requests: { cpu: '1', 'ephemeral-storage': '1Gi' } },
    'only cpu and memory resources are mutable',
  ],
])('refuses %s', (_name, resources, why) => {
  expect(refusalOf(() => withResize(pod(resources), before))).toContain(why);
});

test('what is wrong with the pod as a pod comes first', () => {
  const { request } = createTestApi();
  const limits = { cpu: '200m', memory: '1Gi' };
  const pods = '/api/v1/namespaces/default/pods';
  const small = { requests: { cpu: '100m', memory: '1Gi' }, limits };
  request(`POST ${pods}`, pod(small));
  const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits };
  const patch = { spec: { containers: [{ name: 'main', resources }] } };
  expect(request(`PATCH ${pods}/web/resize`, patch, STRATEGIC).body.message).toBe(
    'Pod "web" is invalid: spec.containers[0].resources.requests: Invalid value: "500m": ' +
      'must be less than or equal to cpu limit of 200m',
  );
});
