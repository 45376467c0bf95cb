import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const pods = `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, labels: { app: web } }
  spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080 }] }] }
  ---
  apiVersion: v1
  kind: Pod
  metadata: { name: db, labels: { app: db } }
  spec: { containers: [{ name: db, ports: [{ containerPort: 5432 }] }] }
  ---
  apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  spec:
    podSelector: { matchLabels: { app: web } }
`;

test('what comes in arrives at own ports, what goes out at those of the peers', () => {
  expect(labelsAt(`${pods}    ingress: [{ ports: [{ port: $0 }] }]`)).toEqual(['http', '8080']);
  expect(labelsAt(`${pods}    ingress: [{ ports: [{ port: 1, endPort: $0 }] }]`)).toEqual(['8080']);
  const to = 'to: [{ podSelector: { matchLabels: { app: db } } }]';
  expect(labelsAt(`${pods}    egress: [{ ${to}, ports: [{ port: $0 }] }]`)).toEqual(['5432']);
});
