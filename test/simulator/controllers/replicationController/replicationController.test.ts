// A ReplicationController keeps its pods.

import { expect, test } from 'vitest';
import type { ReplicationController } from '../../../../schemas/built/types.js';
import { simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

test('makes as many pods as asked and counts them', () => {
  const simulation = simulate(`
    apiVersion: v1
    kind: ReplicationController
    metadata: { name: rc }
    spec:
      replicas: 2
      selector: { app: rc }
      template:
        metadata: { labels: { app: rc } }
        spec: { containers: [{ name: main, image: nginx }] }
  `);
  const controller = simulation.get('ReplicationController', 'default', 'rc');
  expect((controller as ReplicationController).status).toEqual({
    replicas: 2,
    fullyLabeledReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 2,
    observedGeneration: 1,
  });
  expect(new Set(eventsOf(simulation, 'ReplicationController'))).toEqual(
    new Set(['SuccessfulCreate: Created pod: rc-*']),
  );
});
