import { expect, test } from 'vitest';
import { apply, cluster, create, podYaml, refusalOf } from '../../../support/simulation.js';

function clusterWith(hard: string, more = '') {
  const simulation = cluster();
  apply(
    simulation,
    `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: ${hard} ${more} }`,
  );
  return simulation;
}

function podWith(name: string, resources: string): string {
  return podYaml(name).replace('"nginx:1.27"', `nginx, resources: ${resources}`);
}

test('refuses what exceeds the quota, with the numbers', () => {
  const simulation = clusterWith('{ requests.cpu: "4" }');
  create(simulation, podWith('a', '{ requests: { cpu: "3" } }'));
  expect(refusalOf(() => create(simulation, podWith('b', '{ requests: { cpu: "2" } }')))).toBe(
    '403 Forbidden: pods "b" is forbidden: exceeded quota: quota, requested: requests.cpu=2, used: requests.cpu=3, limited: requests.cpu=4',
  );
});

test('refuses pods that do not state what the quota counts', () => {
  const simulation = clusterWith('{ limits.cpu: "4", requests.memory: 1Gi }');
  expect(refusalOf(() => create(simulation, podYaml('web')))).toBe(
    '403 Forbidden: pods "web" is forbidden: failed quota: quota: must specify limits.cpu for: main; requests.memory for: main',
  );
});

test('gives back what is deleted', () => {
  const simulation = clusterWith('{ pods: "1" }');
  create(simulation, podYaml('a'));
  expect(refusalOf(() => create(simulation, podYaml('b')))).toContain(
    'used: pods=1, limited: pods=1',
  );
  const key = { namespace: 'default', name: 'a' };
  simulation.server.delete('Pod', key, {}, { actor: 'user' });
  expect(create(simulation, podYaml('b')).metadata.name).toBe('b');
});

test('counts objects by their resource', () => {
  const simulation = clusterWith('{ count/deployments.apps: "0", services.nodeports: "1" }');
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: NodePort, ports: [{ name: a, port: 80 }, { name: b, port: 81 }] }';
  expect(refusalOf(() => create(simulation, service))).toContain(
    'requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1',
  );
});

test('counts only the pods of its scopes', () => {
  const simulation = clusterWith('{ pods: "0" }', ', scopes: [Terminating]');
  expect(create(simulation, podYaml('open')).metadata.name).toBe('open');
  expect(
    refusalOf(() => create(simulation, podYaml('web', '  activeDeadlineSeconds: 9\n'))),
  ).toContain('exceeded quota: quota, requested: pods=1, used: pods=0, limited: pods=0');
});

test('writes what is used into the status', () => {
  const simulation = clusterWith('{ pods: "5", requests.memory: 1Gi }');
  create(simulation, podWith('a', '{ requests: { memory: 128Mi } }'));
  create(simulation, podWith('b', '{ requests: { memory: 128Mi } }'));
  simulation.settle();
  expect(simulation.get('ResourceQuota', 'default', 'quota')?.['status']).toEqual({
    hard: { pods: '5', 'requests.memory': '1Gi' },
    used: { pods: '2', 'requests.memory': '256Mi' },
  });
});

test('a pod from before the quota may be changed as long as it asks for no more', () => {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  apply(
    simulation,
    'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: { requests.cpu: 1 } }',
  );
  apply(simulation, podYaml('web').replace('nginx:1.27', 'nginx:1.28'));
  const [pod] = simulation.list('Pod', 'default');
  expect(pod?.['spec']).toMatchObject({ containers: [{ image: 'nginx:1.28' }] });
});
