import { expect, test } from 'vitest';
import { cluster, create } from '../../../support/simulation.js';

const classYaml = `
  apiVersion: networking.k8s.io/v1
  kind: IngressClass
  metadata: { name: nginx, annotations: { ingressclass.kubernetes.io/is-default-class: "true" } }
  spec: { controller: example.com/nginx }
`;

function ingressYaml(metadata = ''): string {
  return `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: web, namespace: default ${metadata} }
    spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
  `;
}

test('gives an Ingress the default class', () => {
  const simulation = cluster();
  create(simulation, classYaml);
  expect(create(simulation, ingressYaml())['spec']).toMatchObject({ ingressClassName: 'nginx' });
});

test('leaves an Ingress alone that names its class the old way', () => {
  const simulation = cluster();
  create(simulation, classYaml);
  const named = create(
    simulation,
    ingressYaml(', annotations: { kubernetes.io/ingress.class: other }'),
  );
  expect(named['spec']).not.toHaveProperty('ingressClassName');
});
