// Warning headers: of deprecated versions, of policies, of pods under a stricter namespace, of updates.

import { expect, test } from 'vitest';
import {
  CONFIG_MAPS,
  configMap,
  createTestApi,
  DEPLOYMENTS,
  deployment,
  MERGE,
} from './testApi.js';

const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';
const bindings = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings';
const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

function withPolicy(validationActions: readonly string[], operations = ['*']) {
  const api = createTestApi();
  const resourceRules = [
    { apiGroups: [''], apiVersions: ['v1'], operations, resources: ['configmaps'] },
  ];
  api.request(`POST ${policies}`, {
    metadata: { name: 'p' },
    spec: {
      matchConstraints: { resourceRules },
      validations: [{ expression: 'false', message: 'not so' }],
    },
  });
  api.request(`POST ${bindings}`, {
    metadata: { name: 'b' },
    spec: { policyName: 'p', validationActions },
  });
  return api;
}

test('a policy that warns lets the object pass', () => {
  const { request } = withPolicy(['Warn', 'Audit']);
  const warning = `299 - "Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': not so"`;
  expect(request(`POST ${CONFIG_MAPS}`, configMap('a'))).toMatchObject({
    status: 201,
    warnings: [warning],
  });
  const data = { data: { a: 'b' } };
  expect(request(`PATCH ${CONFIG_MAPS}/a`, data, MERGE).warnings).toEqual([warning]);
  expect(request(`DELETE ${CONFIG_MAPS}/a`)).toMatchObject({ status: 200, warnings: [warning] });
});

test('a policy may refuse deletions', () => {
  const { request } = withPolicy(['Deny'], ['DELETE']);
  request(`POST ${CONFIG_MAPS}`, configMap('a'));
  expect(request(`DELETE ${CONFIG_MAPS}/a`)).toMatchObject({ status: 422 });
  expect(request(`GET ${CONFIG_MAPS}/a`).status).toBe(200);
});

test('a stricter namespace names the pods that break its level', () => {
  const { request, simulation } = createTestApi();
  request(`POST ${DEPLOYMENTS}`, deployment('web', 2));
  simulation.settle();
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  const patch = () =>
    request('PATCH /api/v1/namespaces/default', { metadata: { labels } }, MERGE).warnings;
  expect(patch()).toEqual([
    '299 - "existing pods in namespace \\"default\\" violate the new PodSecurity enforce level \\"restricted:latest\\""',
    expect.stringMatching(
      /^299 - "web-\w+-\w+ \(and 1 other pod\): allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile"$/,
    ),
  ]);
  expect(patch()).toEqual([]);
});

test('a namespace label that is no level is refused', () => {
  const labels = { 'pod-security.kubernetes.io/warn': 'strict' };
  const body = { metadata: { name: 'a', labels } };
  expect(createTestApi().request('POST /api/v1/namespaces', body).body.message).toBe(
    'Namespace "a" is invalid: metadata.labels[pod-security.kubernetes.io/warn]: ' +
      'Invalid value: "strict": must be one of privileged, baseline, restricted',
  );
});

test('a deprecated version of a custom resource points to the newest that is not', () => {
  const { request } = createTestApi();
  const schema = { openAPIV3Schema: { type: 'object' } };
  const version = (name: string, more: object) => ({ name, served: true, schema, ...more });
  const names = { plural: 'toys', kind: 'Toy' };
  request(`POST ${crds}`, {
    metadata: { name: 'toys.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Cluster',
      names,
      versions: [
        version('v1', { storage: true }),
        version('v1beta1', { storage: false, deprecated: true }),
      ],
    },
  });
  expect(request('GET /apis/example.com/v1beta1/toys').warnings).toEqual([
    '299 - "example.com/v1beta1 Toy is deprecated; use example.com/v1 Toy"',
  ]);
  expect(request('GET /apis/example.com/v1/toys').warnings).toEqual([]);
});

test('a workload is warned of when its spec changes, a pod’s name at creation alone', () => {
  const { request } = createTestApi();
  const old = deployment('a.b') as { spec: { template: { spec: object } } };
  Object.assign(old.spec.template.spec, { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } });
  expect(request(`POST ${DEPLOYMENTS}`, old).warnings).toHaveLength(2);
  const patch = (body: object) => request(`PATCH ${DEPLOYMENTS}/a.b`, body, MERGE).warnings;
  expect(patch({ metadata: { labels: { x: 'y' } } })).toEqual([]);
  expect(patch({ spec: { replicas: 2 } })).toEqual([
    expect.stringContaining('nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14'),
  ]);
});
