import { expect, test } from 'vitest';
import { checkDiagnostics, serviceWith, uri } from '../../support/service.js';

function messages(text: string): string[] {
  return serviceWith(text)
    .diagnostics(uri)
    .map(({ message }) => String(message));
}

test('an unknown field is underlined at its key', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: Service
    metadata: {name: a}
    spec:
      ports: [{port: 80}]
      slector: {}
    # ^^^^^^^ error unknown-field
  `);
});

test('an unknown field comes with what was meant', () => {
  const text =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports: [{port: 80}]\n  slector: {}\n';
  const [diagnostic] = serviceWith(text).diagnostics(uri);
  expect(diagnostic?.message).toBe('unknown field "spec.slector". Did you mean selector?');
  expect(diagnostic?.field).toBe('spec.slector');
  expect(diagnostic?.data).toEqual({ replacements: ['selector'] });
});

test('a wrong value is underlined itself', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: Pod
    metadata:
      name: a
    spec:
      restartPolicy: always
    #                ^^^^^^ error unsupported-value
      containers:
      - name: a
        image: nginx
  `);
});

test('what YAML 1.1 reads as a boolean is refused as a label, and quotes are offered', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
      labels:
        on-call: yes
    #            ^^^ error wrong-type
  `);
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 0777}\n';
  const [diagnostic] = serviceWith(text).diagnostics(uri);
  expect(diagnostic?.data).toEqual({ replacements: ['"0777"'] });
  expect(diagnostic?.message).toContain('a must be a string. YAML reads 0777 as a number');
});

test('a missing field is shown at the nearest key that exists', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: Pod
    metadata: {name: a}
    spec:
      containers:
      - name: a
    #   ^^^^ error required
  `);
});

test('a block value is underlined by its key', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: Service
    metadata: {name: a}
    spec:
      ports:
    # ^^^^^ error wrong-type
        port: 80
        name: x
  `);
});

test('unknown kinds, groups and versions are told apart', () => {
  checkDiagnostics(`
    apiVersion: apps/v1
    kind: Deploymnt
    #     ^^^^^^^^^ error unknown-kind
    metadata: {name: a}
    ---
    apiVersion: v1
    #           ^^ error unknown-api-version
    kind: Deployment
    metadata: {name: a}
    ---
    apiVersion: extensions/v1beta1
    #           ^^^^^^^^^^^^^^^^^^ error removed-api
    kind: Deployment
    metadata: {name: a}
    ---
    apiVersion: example.com/v1
    kind: Widget
    #     ^^^^^^ hint unknown-custom-resource
    metadata: {name: a}
    ---
    apiVersion: ory.sh/v1
    kind: Rule
    #     ^^^^ hint unknown-custom-resource
    metadata: {name: a}
    ---
    kind: Service
    #     ^^^^^^^ error untyped-object
    metadata: {name: a}
  `);
});

test('says where a kind went', () => {
  expect(messages('apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\n')).toEqual([
    'no matches for kind "Ingress" in version "extensions/v1beta1". ' +
      'Kubernetes 1.22 removed it. Write networking.k8s.io/v1 instead.',
  ]);
  expect(messages('apiVersion: apps/v2\nkind: Deployment\nmetadata: {name: a}\n')).toEqual([
    'no matches for kind "Deployment" in version "apps/v2". ' +
      'In Kubernetes 1.36, Deployment is in apps/v1.',
  ]);
});

test('an API version on its way out is a warning, also when the next release drops it', () => {
  const endpoints = 'apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\n';
  const warned = serviceWith(endpoints).diagnostics(uri);
  expect(warned.map(({ severity, code, tags }) => [severity, code, tags])).toEqual([
    [2, 'deprecated-api', [2]],
  ]);
  expect(serviceWith(endpoints, { kubernetesVersion: '1.30' }).diagnostics(uri)).toEqual([]);
});

test('items of a List are objects of their own', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: List
    items:
    - apiVersion: v1
      kind: Servce
    #       ^^^^^^ error unknown-kind
    - apiVersion: v1
      kind: ConfigMap
      metadata: {name: a}
      datta: {}
    # ^^^^^ error unknown-field
  `);
});

test('a fault of the YAML is reported without its echoes', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      clusterIP: None
      port
    # ^^^^ error missing-colon
  `);
});

test('a key written twice is a fault at the second one', () => {
  checkDiagnostics(`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
      name: b
    # ^^^^ error duplicate-key
  `);
});

test('other YAML is left alone', () => {
  const texts = ['a: b: c\n', 'services:\n  web: {image: x}\n', '{{ if .Values.x }}\nkind: Pod\n'];
  expect(texts.flatMap(messages)).toEqual([]);
});
