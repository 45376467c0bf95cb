import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findReferences } from '../../../core/references/findReferences.js';

function check(text: string, expected: readonly string[]): void {
  const object = parse(text);
  const found = findReferences(object, object).map(
    ({ to, namespace, name, path, keys, port, optional }) =>
      [
        `${to} ${namespace === undefined ? '' : `${namespace}/`}${name} at ${path.join('.')}`,
        ...keys.map(key => `key ${key.name}`),
        ...(port === undefined ? [] : [`port ${port.value}`]),
        ...(optional ? ['optional'] : []),
      ].join(', '),
  );
  expect(found).toEqual(expected);
}

test('finds what a pod template names, keys included', () => {
  check(
    `
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      serviceAccountName: robot
      containers:
        - name: main
          env:
            - name: A
              valueFrom: { configMapKeyRef: { name: settings, key: level, optional: true } }
          envFrom:
            - secretRef: { name: credentials }
      volumes:
        - name: files
          configMap: { name: files, items: [{ key: a.conf, path: a }, { key: b.conf, path: b }] }
        - name: data
          persistentVolumeClaim: { claimName: data }
`,
    [
      'ServiceAccount robot at spec.template.spec.serviceAccountName',
      'PersistentVolumeClaim data at spec.template.spec.volumes.1.persistentVolumeClaim.claimName',
      'ConfigMap files at spec.template.spec.volumes.0.configMap.name, key a.conf, key b.conf',
      'ConfigMap settings at spec.template.spec.containers.0.env.0.valueFrom.configMapKeyRef.name, key level, optional',
      'Secret credentials at spec.template.spec.containers.0.envFrom.0.secretRef.name',
    ],
  );
});

test('finds Services with their ports, and classes without a namespace', () => {
  check(
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
spec:
  ingressClassName: nginx
  rules:
    - http:
        paths:
          - backend: { service: { name: web, port: { number: 80 } } }
          - backend: { service: { name: api, port: { name: http } } }
`,
    [
      'Service web at spec.rules.0.http.paths.0.backend.service.name, port 80',
      'Service api at spec.rules.0.http.paths.1.backend.service.name, port http',
      'networking.k8s.io/IngressClass /nginx at spec.ingressClassName',
    ],
  );
});

test('takes the kind from beside the name; users are no objects', () => {
  check(
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { kind: ServiceAccount, name: robot, namespace: tools }
  - { kind: User, name: jane }
`,
    [
      'rbac.authorization.k8s.io/ClusterRole /view at roleRef.name',
      'ServiceAccount tools/robot at subjects.0.name',
    ],
  );
});

test('half-typed text names nothing', () => {
  check(
    'apiVersion: v1\nkind: Pod\nspec:\n  serviceAccountName:\n  volumes: [{ configMap: }]\n',
    [],
  );
});
