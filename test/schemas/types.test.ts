// The generated types: that objects of kinds are objects of the API, checked by the compiler.

import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Deployment, EventsEvent, Pod, Service } from '../../schemas/built/types.js';

const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', resources: { limits: { cpu: 1, memory: '1Gi' } } }] },
};

test('a kind is an object and an object may be read as a kind', () => {
  const object: KubernetesObject = pod;
  const again = object as Pod;
  expect(again.spec?.containers[0]?.name).toBe('web');
  const kinds: readonly KubernetesObject[] = [] as (Deployment | Service | EventsEvent)[];
  expect(kinds).toEqual([]);
});
