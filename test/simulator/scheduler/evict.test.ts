// A victim is told why it goes.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import { requesting, simulate } from '../support.js';

test('a victim carries condition DisruptionTarget while it terminates', () => {
  const simulation = simulate(
    `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000${requesting('victim', 'cpu: 1500m')}`,
    {
      nodes: [{ name: 'node-1', cpu: '2' }],
      containers: [{ match: {}, terminate: { afterMs: 5000 } }],
    },
  );
  const seen: (string | undefined)[] = [];
  simulation.subscribe(({ object }) => {
    if (object.metadata.name === 'victim') {
      const conditions = (object as Pod).status?.conditions ?? [];
      seen.push(conditions.find(({ type }) => type === 'DisruptionTarget')?.reason);
    }
  });
  simulation.apply([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'boss' },
      spec: {
        priorityClassName: 'high',
        containers: [{ name: 'main', image: 'nginx', resources: { requests: { cpu: '1500m' } } }],
      },
    },
  ]);
  simulation.settle();
  expect(seen.every(reason => reason === 'PreemptionByScheduler')).toBe(true);
  expect(seen.length).toBeGreaterThan(1);
});
