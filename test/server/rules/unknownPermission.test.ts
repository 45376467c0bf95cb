import { expect, test } from 'vitest';
import { serviceWith, uri } from '../../support/service.js';

const rule = (groups: string, resources: string, verbs = 'get') =>
  `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: a }
rules: [{ apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}] }]
`;

test.each([
  ['apps', 'deployment', 'get', 'deployment', 'deployments'],
  ['apps', 'deploy', 'get', 'deploy', 'deployments'],
  ['""', 'Pods', 'get', 'Pods', 'pods'],
  ['""', 'pods/logs', 'get', 'pods/logs', 'pods/log'],
  ['""', 'deployments', 'get', '""', 'apps'],
  ['core', 'pods', 'get', 'core', '""'],
  ['apps/v1', 'deployments', 'get', 'apps/v1', 'apps'],
  ['networking', 'ingresses', 'get', 'networking', 'networking.k8s.io'],
  ['apps', 'deployments', 'gets', 'gets', 'get'],
  ['apps', 'deployments', 'read', 'read', 'get'],
  ['apps', 'deployments', 'LIST', 'LIST', 'list'],
])('group %s, resource %s, verb %s', (groups, resources, verbs, at, meant) => {
  const text = rule(groups, resources, verbs);
  const found = diagnosticsOf(text).filter(({ code }) => code === 'unknown-permission');
  expect(found).toHaveLength(1);
  const { start, end } = found[0]?.range ?? { start: { character: 0 }, end: { character: 0 } };
  expect(text.split('\n')[3]?.slice(start.character, end.character)).toBe(at);
  expect(found[0]?.data).toEqual({ replacements: [meant] });
});

test('a resource of another group is said where others are right', () => {
  const [found] = diagnosticsOf(rule('""', 'pods, deployments'));
  expect(found).toMatchObject({ code: 'unknown-permission', field: 'rules[0].resources[1]' });
});

test.each([
  ['""', '"*"', '"*"'],
  ['"", apps, extensions', 'pods, deployments, ingresses', 'get'],
  ['example.com', 'whatever', 'frob'],
  ['metrics.k8s.io', 'pods, nodes', 'get'],
  ['""', 'nodes/proxy, nodes/metrics, pods/exec, serviceaccounts/token', 'create'],
  ['""', 'users, groups', 'impersonate'],
  ['apps', 'deployments/finalizers, deployments/status, deployments/scale', 'update'],
  ['policy', 'podsecuritypolicies', 'use'],
  ['certificates.k8s.io', 'certificatesigningrequests/nodeclient, signers', 'approve'],
])('group %s has %s for %s', (groups, resources, verbs) => {
  expect(diagnosticsOf(rule(groups, resources, verbs))).toEqual([]);
});

test('half-typed rules are left alone', () => {
  expect(diagnosticsOf(rule('', '', '')).map(({ code }) => code)).not.toContain(
    'unknown-permission',
  );
});

function diagnosticsOf(text: string) {
  return serviceWith(text).diagnostics(uri);
}
