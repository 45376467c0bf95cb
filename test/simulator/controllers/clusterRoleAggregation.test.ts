import { expect, test } from 'vitest';
import { applied, apply } from '../../support/simulation.js';

const role = (name: string, resource: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ${name}, labels: { to-all: "true" } }
rules: [{ apiGroups: [""], resources: [${resource}], verbs: [get] }]
`;

test('a role with selectors gets the rules of the roles selected, by name and once', () => {
  const simulation = applied(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: all, labels: { to-all: "true" } }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to-all: "true" } }] }
rules: []
---${role('b', 'pods')}`);
  apply(simulation, `${role('a', 'nodes')}---${role('c', 'pods')}`);
  simulation.settle();
  const rules = simulation.get('rbac.authorization.k8s.io/ClusterRole', '', 'all')?.['rules'];
  expect((rules as { resources: string[] }[]).map(({ resources }) => resources)).toEqual([
    ['nodes'],
    ['pods'],
  ]);
});
