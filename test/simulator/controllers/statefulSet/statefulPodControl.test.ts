// What a StatefulSet does to its pods besides making and deleting them.

import { expect, test } from 'vitest';
import type { Pod, StatefulSet } from '../../../../schemas/built/types.js';
import { podNamed, simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

test('a pod that lost the label with its name gets it back', () => {
  const simulation = simulate(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 2
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: postgres }] }
`);
  simulation.act('take the label', cluster => {
    const { metadata, ...pod } = podNamed(simulation, 'db-1');
    const { [NAME_LABEL]: _, ...labels } = metadata.labels ?? {};
    cluster.update<Pod>({ ...pod, metadata: { ...metadata, labels } });
  });
  simulation.settle();
  expect(podNamed(simulation, 'db-1').metadata.labels?.[NAME_LABEL]).toBe('db-1');
  expect(eventsOf(simulation, 'StatefulSet')).toContain(
    'SuccessfulUpdate: Update Pod db-1 in StatefulSet db successful',
  );
});

test('claims that get another owner are told as an update of the pod', () => {
  const simulation = simulate(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 1
  serviceName: db
  podManagementPolicy: Parallel
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: postgres }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`);
  const told = 'SuccessfulUpdate: Update Pod db-0 in StatefulSet db successful';
  expect(eventsOf(simulation, 'StatefulSet')).not.toContain(told);
  simulation.act('keep the claims no longer than the set', cluster => {
    const set = cluster.get<StatefulSet>('apps/StatefulSet', 'default', 'db');
    const policy = { whenDeleted: 'Delete', whenScaled: 'Retain' };
    const spec = { ...set?.spec, persistentVolumeClaimRetentionPolicy: policy };
    cluster.update({ ...set, spec } as StatefulSet);
  });
  simulation.settle();
  expect(eventsOf(simulation, 'StatefulSet')).toContain(told);
  const [claim] = simulation.list('PersistentVolumeClaim', 'default');
  expect(claim?.metadata.ownerReferences?.map(({ kind }) => kind)).toEqual(['StatefulSet']);
});
