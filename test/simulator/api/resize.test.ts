// The resize subresource: resources alone, and not to another class of service.
import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { withResize } from '../../../simulator/api/resize.js';
import { refusalOf } from '../../support/simulation.js';

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
    'Pod QOS Class may not change as a result of resizing',
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
