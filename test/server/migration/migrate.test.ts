import { expect, test } from 'vitest';
import { dedent } from '../../support/manifest.js';
import { applyEdits, serviceWith, uri } from '../../support/service.js';

/** The text after its first migration is applied; every diagnostic of the object goes with it. */
function migrated(fixture: string): string {
  const text = dedent(fixture);
  const service = serviceWith(text);
  const action = service
    .codeActions(uri, service.diagnostics(uri))
    .find(({ title }) => title.startsWith('Migrate'));
  const after = applyEdits(text, action?.edit?.changes?.[uri] ?? []);
  expect(serviceWith(after).diagnostics(uri)).toEqual([]);
  return after;
}

test('a Deployment of extensions/v1beta1 gets the selector that apps/v1 asks for', () => {
  expect(
    migrated(`
      apiVersion: extensions/v1beta1 # old
      kind: Deployment
      metadata: {name: web}
      spec:
        rollbackTo: {revision: 1}
        replicas: 2 # two
        template:
          metadata:
            labels: {app: web}
          spec:
            containers: [{name: a, image: b}]
    `),
  ).toBe(
    dedent(`
      apiVersion: apps/v1 # old
      kind: Deployment
      metadata: {name: web}
      spec:
        selector:
          matchLabels:
            app: web
        replicas: 2 # two
        template:
          metadata:
            labels: {app: web}
          spec:
            containers: [{name: a, image: b}]
    `),
  );
});

test('an Ingress of v1beta1: backends, ports and path types', () => {
  expect(
    migrated(`
      apiVersion: networking.k8s.io/v1beta1
      kind: Ingress
      metadata:
        name: web
      spec:
        backend: {serviceName: fallback, servicePort: http}
        rules:
        - host: a.example.com
          http:
            paths:
            - path: /api # the API
              backend:
                serviceName: api
                servicePort: 80
            - backend:
                serviceName: web
                servicePort: http
    `),
  ).toBe(
    dedent(`
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        defaultBackend:
          service:
            name: fallback
            port:
              name: http
        rules:
        - host: a.example.com
          http:
            paths:
            - path: /api # the API
              backend:
                service:
                  name: api
                  port:
                    number: 80
              pathType: ImplementationSpecific
            - backend:
                service:
                  name: web
                  port:
                    name: http
              pathType: ImplementationSpecific
    `),
  );
});

test('an autoscaler of v2beta1: metrics have targets', () => {
  expect(
    migrated(`
      apiVersion: autoscaling/v2beta1
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        maxReplicas: 3
        metrics:
          - type: Resource
            resource:
              name: cpu
              targetAverageUtilization: 50
    `),
  ).toContain(
    [
      '      resource:',
      '        name: cpu',
      '        target:',
      '          type: Utilization',
      '          averageUtilization: 50',
    ].join('\n'),
  );
});

test('a definition of v1beta1: what is said for all versions is said in each', () => {
  const after = migrated(`
    apiVersion: apiextensions.k8s.io/v1beta1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.com}
    spec:
      group: example.com
      version: v1
      scope: Namespaced
      names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
      additionalPrinterColumns:
      - {name: Size, type: string, JSONPath: .spec.size}
      validation:
        openAPIV3Schema:
          type: object
  `);
  expect(after).toContain('jsonPath: .spec.size');
  expect(after).not.toContain('version: v1\n');
});

test.each([
  [
    'policy/v1beta1',
    'PodDisruptionBudget',
    'spec: {minAvailable: 1, selector: {matchLabels: {a: b}}}',
  ],
  ['rbac.authorization.k8s.io/v1beta1', 'Role', 'rules: []'],
  [
    'autoscaling/v2beta2',
    'HorizontalPodAutoscaler',
    'spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: a, apiVersion: apps/v1}}',
  ],
])('%s %s changes its apiVersion alone', (apiVersion, kind, rest) => {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n${rest}\n`;
  const version = apiVersion.replace(/v\dbeta\d/, kind === 'HorizontalPodAutoscaler' ? 'v2' : 'v1');
  expect(migrated(text)).toBe(text.replace(apiVersion, version));
});

test('nothing is offered where nothing takes the place, and half-typed objects do no harm', () => {
  const titles = (text: string) => {
    const service = serviceWith(text);
    return service.codeActions(uri, service.diagnostics(uri)).map(({ title }) => title);
  };
  expect(
    titles('apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n'),
  ).toEqual([]);
  expect(titles('apiVersion: extensions/v1beta1\nkind: Ingress\nspec:\n  rules:\n  - ho')).toEqual([
    'Migrate to networking.k8s.io/v1',
  ]);
});
