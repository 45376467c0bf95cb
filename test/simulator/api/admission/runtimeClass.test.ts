import { expect, test } from 'vitest';
import { cluster, create, podYaml, refusalOf } from '../../../support/simulation.js';

const classYaml = `
  apiVersion: node.k8s.io/v1
  kind: RuntimeClass
  metadata: { name: sandboxed }
  handler: runsc
  overhead: { podFixed: { memory: 64Mi } }
  scheduling: { nodeSelector: { sandbox: "yes" } }
`;

test('adds the overhead and the node selector of the class', () => {
  const simulation = cluster();
  create(simulation, classYaml);
  const pod = create(simulation, podYaml('web', '  runtimeClassName: sandboxed\n'));
  expect(pod['spec']).toMatchObject({
    overhead: { memory: '64Mi' },
    nodeSelector: { sandbox: 'yes' },
  });
});

test('refuses a class that is not there', () => {
  expect(refusalOf(() => create(cluster(), podYaml('web', '  runtimeClassName: none\n')))).toBe(
    '403 Forbidden: pods "web" is forbidden: pod rejected: RuntimeClass "none" not found',
  );
});

test('refuses a pod that wants another node', () => {
  const simulation = cluster();
  create(simulation, classYaml);
  const spec = '  runtimeClassName: sandboxed\n  nodeSelector: { sandbox: "no" }\n';
  expect(refusalOf(() => create(simulation, podYaml('web', spec)))).toContain(
    'pod rejected: conflict',
  );
});

test('refuses an overhead that no class defines', () => {
  const spec = '  overhead: { memory: 64Mi }\n';
  expect(refusalOf(() => create(cluster(), podYaml('web', spec)))).toBe(
    '403 Forbidden: pods "web" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
  );
});
