import { expect, test } from 'vitest';
import type { Simulation } from '../../../../simulator/simulation.js';
import { cluster, create, objectOf, podYaml, refusalOf } from '../../../support/simulation.js';

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
