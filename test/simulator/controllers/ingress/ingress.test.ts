// Addresses of Ingresses, where the addon is on.
import { expect, test } from 'vitest';
import type { Ingress } from '../../../../schemas/built/types.js';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import { simulate } from '../../support.js';

const ingress = (name: string, className: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name} }
spec: { ${className}defaultBackend: { service: { name: web, port: { number: 80 } } } }`;
const yaml = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: example.com/nginx }${ingress('plain', '')}${ingress('known', 'ingressClassName: nginx, ')}${ingress('strange', 'ingressClassName: other, ')}`;
const served = (cluster: ClusterFile): boolean[] => {
  const simulation = simulate(yaml, cluster);
  return ['plain', 'known', 'strange'].map(name => {
    const { status } = simulation.get('networking.k8s.io/Ingress', 'default', name) as Ingress;
    return (status?.loadBalancer?.ingress ?? []).length > 0;
  });
};

test('an Ingress without a class, or with one that exists, is served', () => {
  expect(served({})).toEqual([true, true, false]);
});

test('without the addon none is', () => {
  expect(served({ addons: { ingress: false } })).toEqual([false, false, false]);
});
