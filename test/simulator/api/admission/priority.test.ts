import { expect, test } from 'vitest';
import { cluster, create, podYaml, refusalOf } from '../../../support/simulation.js';

function classYaml(name: string, value: number, more = ''): string {
  return `apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: ${name} }\nvalue: ${value}\n${more}`;
}

test('gives zero where there is no class', () => {
  const pod = create(cluster(), podYaml('web'));
  expect(pod['spec']).toMatchObject({ priority: 0, preemptionPolicy: 'PreemptLowerPriority' });
});

test('gives the priority and policy of the class', () => {
  const simulation = cluster();
  create(simulation, classYaml('vip', 1000, 'preemptionPolicy: Never\n'));
  const pod = create(simulation, podYaml('web', '  priorityClassName: vip\n'));
  expect(pod['spec']).toMatchObject({ priority: 1000, preemptionPolicy: 'Never' });
});

test('gives the global default to pods that name none', () => {
  const simulation = cluster();
  create(simulation, classYaml('usual', 7, 'globalDefault: true\n'));
  const pod = create(simulation, podYaml('web'));
  expect(pod['spec']).toMatchObject({ priorityClassName: 'usual', priority: 7 });
});

test('refuses a second global default', () => {
  const simulation = cluster();
  create(simulation, classYaml('usual', 7, 'globalDefault: true\n'));
  expect(
    refusalOf(() => create(simulation, classYaml('other', 8, 'globalDefault: true\n'))),
  ).toContain('PriorityClass usual is already marked as default. Only one default can exist');
});

test('refuses a class that is not there, and a number of the user', () => {
  const simulation = cluster();
  expect(refusalOf(() => create(simulation, podYaml('a', '  priorityClassName: vip\n')))).toBe(
    '403 Forbidden: pods "a" is forbidden: no PriorityClass with name vip was found',
  );
  expect(refusalOf(() => create(simulation, podYaml('b', '  priority: 5\n')))).toBe(
    '403 Forbidden: pods "b" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
  );
});
