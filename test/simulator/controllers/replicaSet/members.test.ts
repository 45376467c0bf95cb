// The counts kept along with changes are those a look at all pods gives.

import { expect, test } from 'vitest';
import type { Pod, ReplicaSet } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { deployment, pass, simulate } from '../../support.js';

test('a pod that loses its labels is released and replaced', () => {
  const simulation = simulate(deployment('web', 3));
  const [pod] = simulation.list('Pod', 'default') as readonly Pod[];
  if (pod === undefined) {
    throw new Error('no pod');
  }
  simulation.act('relabel', api => {
    api.update({ ...pod, metadata: { ...pod.metadata, labels: { app: 'other' } } });
  });
  simulation.settle();
  expect(simulation.list('Pod', 'default')).toHaveLength(4);
  expect(countsOf(simulation)).toEqual([3, 3, 3, 3]);
});

test('a pod that another label makes match is adopted and one too many goes', () => {
  const simulation = simulate(deployment('web', 3));
  const [pod] = simulation.list('Pod', 'default') as readonly Pod[];
  simulation.act('orphan', api => {
    const metadata = { name: 'extra', namespace: 'default', labels: pod?.metadata.labels ?? {} };
    api.create({ apiVersion: 'v1', kind: 'Pod', metadata, spec: pod?.spec });
  });
  pass(simulation, 60_000);
  expect(simulation.list('Pod', 'default')).toHaveLength(3);
  expect(countsOf(simulation)).toEqual([3, 3, 3, 3]);
});

test('pods that end do not count', () => {
  const simulation = simulate(deployment('web', 2));
  const [pod] = simulation.list('Pod', 'default') as readonly Pod[];
  simulation.act('fail', api => {
    api.updateStatus({ ...pod, status: { ...pod?.status, phase: 'Failed' } } as Pod & {
      apiVersion: string;
      kind: string;
    });
  });
  simulation.settle();
  expect(countsOf(simulation)).toEqual([2, 2, 2, 2]);
});

function countsOf(simulation: Simulation): readonly (number | undefined)[] {
  const [{ status } = {}] = simulation.list('apps/ReplicaSet') as readonly ReplicaSet[];
  const { replicas, fullyLabeledReplicas, readyReplicas, availableReplicas } = status ?? {};
  return [replicas, fullyLabeledReplicas, readyReplicas, availableReplicas];
}
