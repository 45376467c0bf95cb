// Finished Jobs go when their time is over.

import { expect, test } from 'vitest';
import { pass, simulate } from '../../support.js';

const job = (ttl: string): string => `
  apiVersion: batch/v1
  kind: Job
  metadata: { name: once }
  spec:
    ${ttl}
    template:
      spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] }
`;

test('a Job goes with its pods when its ttl has passed', () => {
  const simulation = simulate(job('ttlSecondsAfterFinished: 60'));
  expect(simulation.get('batch/Job', 'default', 'once')).toBeDefined();
  pass(simulation, 65_000);
  expect(simulation.get('batch/Job', 'default', 'once')).toBeUndefined();
  expect(simulation.list('Pod')).toEqual([]);
});

test('without a ttl it stays', () => {
  const simulation = simulate(job(''));
  pass(simulation, 3_600_000);
  expect(simulation.get('batch/Job', 'default', 'once')).toBeDefined();
});
