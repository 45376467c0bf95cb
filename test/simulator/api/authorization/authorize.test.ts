// What users may do by their roles and bindings.

import { expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../http/testApi.js';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const robot = 'system:serviceaccount:default:robot';

function withReader(): TestApi {
  const api = createTestApi();
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  api.request(`POST ${RBAC}/namespaces/default/roles`, {
    apiVersion,
    kind: 'Role',
    metadata: { name: 'reader' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['mine'], verbs: ['*'] },
    ],
  });
  const bind = (name: string, role: string, subject: object): void => {
    api.request(`POST ${RBAC}/namespaces/default/rolebindings`, {
      apiVersion,
      kind: 'RoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [subject],
    });
  };
  bind('robots', 'reader', { kind: 'ServiceAccount', name: 'robot', namespace: 'default' });
  bind('lost', 'nosuch', { kind: 'User', name: 'bob' });
  return api;
}

test.each([
  ['list pods', { verb: 'list', resource: 'pods' }, true],
  ['delete pods', { verb: 'delete', resource: 'pods' }, false],
  ['read logs', { verb: 'get', resource: 'pods', subresource: 'log' }, false],
  ['write its secret', { verb: 'update', resource: 'secrets', name: 'mine' }, true],
  ['write another secret', { verb: 'update', resource: 'secrets', name: 'other' }, false],
  ['list pods elsewhere', { verb: 'list', resource: 'pods', namespace: 'other' }, false],
])('whether a service account may %s', (_, asked, allowed) => {
  const { request } = withReader();
  const reply = request(
    'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    { spec: { resourceAttributes: { namespace: 'default', group: '', ...asked } } },
    { 'impersonate-user': robot },
  );
  expect(reply.body.status.allowed).toBe(allowed);
});

test('the built-in roles are known though nobody stored them', () => {
  const { request } = createTestApi();
  request(`POST ${RBAC}/clusterrolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'viewers' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'viewers' }],
  });
  const as = { 'impersonate-user': 'eve', 'impersonate-group': 'viewers' };
  expect(request('GET /api/v1/namespaces/default/configmaps', undefined, as).status).toBe(200);
  expect(request('GET /api/v1/namespaces/default/secrets', undefined, as).status).toBe(403);
});

test('a refusal names the user, the verb and the place, and roles that are missing', () => {
  const { request } = withReader();
  const refusal = (line: string, user: string) =>
    request(line, undefined, { 'impersonate-user': user }).body.message;
  expect(refusal('DELETE /api/v1/namespaces/default/pods/web', robot)).toBe(
    `pods "web" is forbidden: User "${robot}" cannot delete resource "pods" in API group "" in the namespace "default"`,
  );
  expect(refusal('GET /apis/apps/v1/deployments', robot)).toBe(
    `deployments.apps is forbidden: User "${robot}" cannot list resource "deployments" in API group "apps" at the cluster scope`,
  );
  expect(refusal('GET /api/v1/namespaces/default/pods', 'bob')).toBe(
    'pods is forbidden: User "bob" cannot list resource "pods" in API group "" in the namespace "default": ' +
      'RBAC: role.rbac.authorization.k8s.io "nosuch" not found',
  );
  expect(refusal('GET /metrics', 'bob')).toBe('forbidden: User "bob" cannot get path "/metrics"');
});
