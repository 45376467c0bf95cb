// Which requests a policy is about.
import { expect, test } from 'vitest';
import { matchesRequest, type PolicyRequest } from '../../../core/cel/policyMatch.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { MatchResources } from '../../../schemas/built/types.js';

const object: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
};
const request: PolicyRequest = {
  operation: 'CREATE',
  group: 'apps',
  version: 'v1',
  kind: { group: 'apps', version: 'v1', kind: 'Deployment' },
  resource: 'deployments',
  subresource: '',
  name: 'web',
  namespace: 'shop',
  object,
  oldObject: undefined,
  namespaceObject: { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { tier: 'gold' } } },
  user: 'someone',
};
const rule = {
  apiGroups: ['apps'],
  apiVersions: ['v1'],
  operations: ['*'],
  resources: ['deployments'],
};

const cases: readonly (readonly [what: string, constraints: MatchResources, expected: boolean])[] =
  [
    ['everything', { resourceRules: [{ ...rule, apiGroups: ['*'], resources: ['*'] }] }, true],
    ['its kind', { resourceRules: [rule] }, true],
    ['another operation', { resourceRules: [{ ...rule, operations: ['UPDATE'] }] }, false],
    ['another group', { resourceRules: [{ ...rule, apiGroups: [''] }] }, false],
    ['another version of it', { resourceRules: [{ ...rule, apiVersions: ['v1beta1'] }] }, true],
    [
      'exactly another version',
      { resourceRules: [{ ...rule, apiVersions: ['v1beta1'] }], matchPolicy: 'Exact' },
      false,
    ],
    ['a subresource', { resourceRules: [{ ...rule, resources: ['deployments/scale'] }] }, false],
    ['everything of it', { resourceRules: [{ ...rule, resources: ['deployments/*'] }] }, true],
    ['objects of the cluster', { resourceRules: [{ ...rule, scope: 'Cluster' }] }, false],
    ['another name', { resourceRules: [{ ...rule, resourceNames: ['api'] }] }, false],
    ['an exclusion', { resourceRules: [rule], excludeResourceRules: [rule] }, false],
    ['its namespace', { namespaceSelector: { matchLabels: { tier: 'gold' } } }, true],
    ['another namespace', { namespaceSelector: { matchLabels: { tier: 'tin' } } }, false],
    ['its labels', { objectSelector: { matchLabels: { app: 'web' } } }, true],
    ['other labels', { objectSelector: { matchLabels: { app: 'api' } } }, false],
  ];

test.each(cases)('%s', (_what, constraints, expected) => {
  expect(matchesRequest(constraints, request)).toBe(expected);
});

test('objects of the cluster are not passed over for their namespace', () => {
  const constraints = { namespaceSelector: { matchLabels: { tier: 'tin' } } };
  const node = { ...request, namespace: '', namespaceObject: undefined };
  expect(matchesRequest(constraints, node)).toBe(true);
});
