import { expect, test } from 'vitest';
import type { Simulation } from '../../../../simulator/simulation.js';
import { cluster, create, objectOf, podYaml, refusalOf } from '../../../support/simulation.js';
import { createTestApi } from '../http/testApi.js';

function policyYaml(spec: string, binding = ''): string {
  return `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: limits }
spec:
  matchConstraints:
    resourceRules:
      - { apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments] }
${spec}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: everywhere }
spec:
  policyName: limits
  validationActions: [Deny]
${binding}`;
}

function deploymentYaml(replicas: number, name = 'web'): string {
  return `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ${name}, namespace: default, labels: { app: web } }
    spec:
      replicas: ${replicas}
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [{ name: main, image: nginx }] }
  `;
}

function clusterWith(yaml: string): Simulation {
  const simulation = cluster();
  create(simulation, yaml);
  return simulation;
}

const denied =
  '422 Invalid: deployments.apps "web" is forbidden: ValidatingAdmissionPolicy ' +
  "'limits' with binding 'everywhere' denied request: ";

test('refuses what the policy denies, in the words of the server, and nothing else', () => {
  const simulation = clusterWith(
    policyYaml('  validations: [{ expression: object.spec.replicas <= 5 }]'),
  );
  expect(refusalOf(() => create(simulation, deploymentYaml(6)))).toBe(
    `${denied}failed expression: object.spec.replicas <= 5`,
  );
  expect(create(simulation, deploymentYaml(5)).metadata.name).toBe('web');
  expect(create(simulation, podYaml('other')).metadata.name).toBe('other');
});

test('an update is judged with what was', () => {
  const simulation = clusterWith(
    policyYaml(`  validations:
    - expression: oldObject == null || object.spec.replicas >= oldObject.spec.replicas
      messageExpression: "'not below ' + string(oldObject.spec.replicas)"
      reason: Forbidden`),
  );
  const created = create(simulation, deploymentYaml(3));
  const spec = { ...(created['spec'] as object), replicas: 1 };
  expect(refusalOf(() => simulation.server.update({ ...created, spec }, { actor: 'user' }))).toBe(
    `${denied.replace('422 Invalid', '403 Forbidden')}not below 3`,
  );
});

test('variables, parameters and match conditions', () => {
  const simulation = clusterWith(
    policyYaml(
      `  paramKind: { apiVersion: v1, kind: ConfigMap }
  matchConditions: [{ name: not-exempt, expression: "object.metadata.name != 'exempt'" }]
  variables: [{ name: most, expression: int(params.data.most) }]
  validations: [{ expression: object.spec.replicas <= variables.most, message: too many }]`,
      '  paramRef: { name: limits, namespace: default, parameterNotFoundAction: Deny }',
    ),
  );
  expect(refusalOf(() => create(simulation, deploymentYaml(1)))).toBe(
    `${denied}failed to configure binding: no params found for policy binding with \`Deny\` parameterNotFoundAction`,
  );
  create(
    simulation,
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: limits, namespace: default }\ndata: { most: "2" }\n',
  );
  expect(refusalOf(() => create(simulation, deploymentYaml(3)))).toBe(`${denied}too many`);
  expect(create(simulation, deploymentYaml(3, 'exempt')).metadata.name).toBe('exempt');
  expect(create(simulation, deploymentYaml(2)).metadata.name).toBe('web');
});

test('selectors and exclusions of policy and binding', () => {
  const simulation = clusterWith(
    policyYaml(
      '  validations: [{ expression: "false" }]',
      '  matchResources: { namespaceSelector: { matchLabels: { strict: "yes" } } }',
    ),
  );
  expect(create(simulation, deploymentYaml(1)).metadata.name).toBe('web');
  create(
    simulation,
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: strict, labels: { strict: "yes" } }\n',
  );
  const strict = objectOf(deploymentYaml(1).replace('namespace: default', 'namespace: strict'));
  expect(refusalOf(() => simulation.server.create(strict, { actor: 'user' }))).toBe(
    `${denied}failed expression: false`,
  );
});

test('a fault refuses unless the policy says otherwise; what cannot be run lets pass', () => {
  const expression = 'object.spec.missing == 1';
  const strict = clusterWith(policyYaml(`  validations: [{ expression: ${expression} }]`));
  expect(refusalOf(() => create(strict, deploymentYaml(1)))).toBe(
    `${denied}expression '${expression}' resulted in error: no such key: missing`,
  );
  const lenient = clusterWith(
    policyYaml(`  failurePolicy: Ignore\n  validations: [{ expression: ${expression} }]`),
  );
  expect(create(lenient, deploymentYaml(1)).metadata.name).toBe('web');
  const unknown = clusterWith(
    policyYaml("  validations: [{ expression: authorizer.group('').check('x').allowed() }]"),
  );
  expect(create(unknown, deploymentYaml(1)).metadata.name).toBe('web');
});

test('a policy without a binding does nothing', () => {
  const [policy = ''] = policyYaml('  validations: [{ expression: "false" }]').split('---');
  expect(create(clusterWith(policy), deploymentYaml(1)).metadata.name).toBe('web');
});

const kinds: Readonly<Record<string, string>> = {
  'deployments/scale': 'Scale',
  'deployments/status': 'Deployment',
  'pods/binding': 'Binding',
  'pods/eviction': 'Eviction',
  'serviceaccounts/token': 'TokenRequest',
};

test.each([
  ['deployments/scale', 'PUT /apis/apps/v1/namespaces/default/deployments/web/scale'],
  ['deployments/status', 'PUT /apis/apps/v1/namespaces/default/deployments/web/status'],
  ['pods/binding', 'POST /api/v1/namespaces/default/pods/free/binding'],
  ['pods/eviction', 'POST /api/v1/namespaces/default/pods/free/eviction'],
  ['serviceaccounts/token', 'POST /api/v1/namespaces/default/serviceaccounts/default/token'],
])('%s is judged as what it takes, and only where a rule names it', (resources, line) => {
  const api = createTestApi();
  create(api.simulation, deploymentYaml(1));
  create(api.simulation, podYaml('free', '  schedulerName: nobody'));
  const expression = `request.kind.kind != '${kinds[resources]}' || has(object.status.no)`;
  const policy = policyYaml(`  validations: [{ expression: "${expression}" }]`);
  const other = policy.replace('[apps]', '["*"]').replace('[deployments]', '[deployments, pods]');
  create(api.simulation, other);
  const body = line.startsWith('PUT') ? api.request(line.replace('PUT', 'GET')).body : {};
  const changed = { ...body, spec: { replicas: 2 }, status: { replicas: 3 } };
  const target = { kind: 'Node', name: 'node-1' };
  const text = line.startsWith('PUT') ? changed : { metadata: { name: 'free' }, target };
  expect(api.request(`${line}?dryRun=All`, text).status).toBeLessThan(300);
  const live = api.simulation.server.require(policyKind, { namespace: '', name: 'limits' });
  const spec = JSON.stringify(live['spec']).replace('"deployments","pods"', `"${resources}"`);
  api.simulation.server.update({ ...live, spec: JSON.parse(spec) }, { actor: 'user' });
  expect(api.request(`${line}?dryRun=All`, text).body.message).toContain("Policy 'limits'");
});

const policyKind = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
