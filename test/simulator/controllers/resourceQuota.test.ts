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

test('says nothing of events and of what is not defined', () => {
  const hard = '{ count/events: "9", count/widgets.example.com: "9", count/secrets: "9" }';
  const simulation = applied(
    `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: ${hard} }`,
  );
  expect(statusOf(simulation, 'ResourceQuota', 'quota', 'default')).toMatchObject({
    hard: { 'count/events': '9', 'count/widgets.example.com': '9', 'count/secrets': '9' },
    used: { 'count/secrets': '0' },
  });
  const { used } = statusOf<{ used: object }>(simulation, 'ResourceQuota', 'quota', 'default');
  expect(Object.keys(used)).toEqual(['count/secrets']);
});
