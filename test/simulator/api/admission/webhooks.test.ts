import { expect, test } from 'vitest';
import { applied, create, refusalOf } from '../../../support/simulation.js';

const configuration = (failurePolicy: string) => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: ingresses }
webhooks:
  - name: validate.nginx.ingress.kubernetes.io
    rules:
      - { apiGroups: [networking.k8s.io], apiVersions: [v1], operations: [CREATE], resources: [ingresses] }
    failurePolicy: ${failurePolicy}
    sideEffects: None
    admissionReviewVersions: [v1]
    clientConfig:
      service: { namespace: default, name: admission, path: /networking/v1/ingresses }
`;

const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;

const service = `
apiVersion: v1
kind: Service
metadata: { name: admission }
spec: { ports: [{ port: 443 }] }
`;

const failed =
  '500 InternalError: Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": ' +
  'failed to call webhook: Post "https://admission.default.svc:443/networking/v1/ingresses?timeout=10s": ';

test('a webhook that must be asked and cannot be reached refuses', () => {
  const simulation = applied(configuration('Fail'));
  expect(refusalOf(() => create(simulation, ingress))).toBe(
    `${failed}service "admission" not found`,
  );
  create(simulation, service);
  expect(refusalOf(() => create(simulation, ingress))).toBe(
    `${failed}no endpoints available for service "admission"`,
  );
});

test('webhooks that may fail, or are not about the object, refuse nothing', () => {
  expect(create(applied(configuration('Ignore')), ingress).metadata.name).toBe('web');
  expect(create(applied(configuration('Fail')), service).metadata.name).toBe('admission');
});
