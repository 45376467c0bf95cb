// Generic ephemeral volumes: the pod's own claims.
import { expect, test } from 'vitest';
import { eventsOf, placementsOf, pod, simulate } from '../../support.js';

const volume = `
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: a }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /a }, storageClassName: manual }`;
const user = pod(
  'user',
  `volumes: [{ name: scratch, ephemeral: { volumeClaimTemplate: { metadata: { labels: { a: b } }, spec: {
    accessModes: [ReadWriteOnce], storageClassName: manual, resources: { requests: { storage: 1Gi } } } } } }]`,
);

test('the claim is made of the template, owned by the pod, and bound before the pod is', () => {
  const simulation = simulate(user + volume);
  expect(simulation.get('PersistentVolumeClaim', 'default', 'user-scratch')).toMatchObject({
    metadata: { labels: { a: 'b' }, ownerReferences: [{ kind: 'Pod', name: 'user' }] },
    status: { phase: 'Bound' },
  });
  expect(placementsOf(simulation)['user']).toMatch(/^node-/);
  expect(eventsOf(simulation, 'user')[0]).toContain(
    'waiting for ephemeral volume controller to create the persistentvolumeclaim "user-scratch"',
  );
});

test("a claim of that name that is not the pod's own keeps the pod out", () => {
  const claim = `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: user-scratch },
  spec: { accessModes: [ReadWriteOnce], storageClassName: manual, resources: { requests: { storage: 1Gi } } } }
`;
  const text = 'PVC default/user-scratch was not created for pod default/user (pod is not owner)';
  const simulation = simulate(claim + user);
  expect(placementsOf(simulation)['user']).toContain(text);
  expect(eventsOf(simulation, 'user')).toContain(`FailedBinding ephemeral volume scratch: ${text}`);
});
