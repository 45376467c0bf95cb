import { expect, test } from 'vitest';
import { cluster, create, podYaml, refusalOf } from '../../../../support/simulation.js';

function clusterOf(level: string) {
  const simulation = cluster();
  create(
    simulation,
    `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: ${level} } }`,
  );
  return simulation;
}

const hardened = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: main
      image: nginx
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`;

test('names all that keeps a pod from the restricted standard', () => {
  const plain = podYaml('web').replace('default', 'shop');
  expect(refusalOf(() => create(clusterOf('restricted'), plain))).toBe(
    '403 Forbidden: pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "main" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "main" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "main" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "main" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
  );
});

test('lets a hardened pod in', () => {
  expect(create(clusterOf('restricted'), hardened).metadata.name).toBe('web');
});

test.each([
  ['host namespaces (hostNetwork=true)', '  hostNetwork: true\n'],
  ['hostPath volumes (volume "root")', '  volumes: [{ name: root, hostPath: { path: / } }]\n'],
])('refuses by the baseline: %s', (why, spec) => {
  const pod = podYaml('web', spec).replace('default', 'shop');
  expect(refusalOf(() => create(clusterOf('baseline'), pod))).toBe(
    `403 Forbidden: pods "web" is forbidden: violates PodSecurity "baseline:latest": ${why}`,
  );
});

test('looks away where the namespace is privileged or says nothing', () => {
  const pod = podYaml('web', '  hostPID: true\n');
  expect(create(cluster(), pod).metadata.name).toBe('web');
});
