// What the API server keeps of a StatefulSet.

import { expect, test } from 'vitest';
import type { StatefulSet } from '../../../../schemas/built/types.js';
import { simulate } from '../../support.js';

test('maxUnavailable belongs to a feature that is off: it is not kept', () => {
  const simulation = simulate(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 1
  serviceName: db
  updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0, maxUnavailable: 2 } }
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: postgres }] }
`);
  const { spec } = simulation.get('apps/StatefulSet', 'default', 'db') as StatefulSet;
  expect(spec?.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 0 } });
});
