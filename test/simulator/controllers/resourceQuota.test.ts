import { expect, test } from 'vitest';
import { applied, deploymentYaml, namesOf, statusOf } from '../../support/simulation.js';

test('follows what a Deployment uses and gives back', () => {
  const simulation = applied(
    `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: { pods: "2", count/deployments.apps: "9" } }\n---${deploymentYaml('web', 4)}`,
  );
  const used = () =>
    statusOf<{ used: object }>(simulation, 'ResourceQuota', 'quota', 'default').used;
  expect(used()).toEqual({ 'count/deployments.apps': '1', pods: '2' });
  expect(namesOf(simulation, 'Pod')).toHaveLength(2);
  const key = { namespace: 'default', name: 'web' };
  simulation.server.delete('apps/Deployment', key, {}, { actor: 'user' });
  simulation.settle();
  expect(used()).toEqual({ 'count/deployments.apps': '0', pods: '0' });
});
