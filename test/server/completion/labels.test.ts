import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector:
`;

test('keys and values of pods for selectors', () => {
  const [first, second] = labelsAt(`${deployment}    $0`);
  expect([first, second]).toEqual(['app', 'tier']);
  checkAccepted(`${deployment}    ti$0`, 'tier', `${deployment}    tier: $0`);
  expect(labelsAt(`${deployment}    app: $0`)).toEqual(['web']);
  expect(labelsAt(`${deployment.trimEnd()} {app: $0}`)).toEqual(['web']);
});

test("a template's labels start from the selector", () => {
  const half = `apiVersion: apps/v1
kind: Deployment
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata:
      labels:
`;
  expect(labelsAt(`${half}        $0`)[0]).toBe('app');
  expect(labelsAt(`${half}        app: $0`)[0]).toBe('shop');
});

test('well-known labels of nodes and of namespaces', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n';
  expect(labelsAt(`${pod}  nodeSelector:\n    $0`)).toContain('kubernetes.io/arch');
  expect(labelsAt(`${pod}  nodeSelector:\n    kubernetes.io/arch: $0`)).toContain('arm64');
  expect(labelsAt(`${pod}  topologySpreadConstraints:\n    - topologyKey: $0`)).toContain(
    'topology.kubernetes.io/zone',
  );
  expect(labelsAt('apiVersion: v1\nkind: Namespace\nmetadata:\n  labels:\n    $0')).toContain(
    'pod-security.kubernetes.io/enforce',
  );
});

test('expressions: keys and the values of their key', () => {
  const policy = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  selector:
    matchExpressions:
`;
  const pods = deployment.slice(0, deployment.indexOf('---') + 4);
  expect(labelsAt(`${pods}${policy}      - key: $0`)).toContain('tier');
  expect(labelsAt(`${pods}${policy}      - {key: tier, operator: In, values: [$0]}`)).toEqual([
    'front',
  ]);
});

test('namespaces are selected by their name', () => {
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a, namespace: shop }
spec:
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
`;
  const indent = ' '.repeat(14);
  const key = 'kubernetes.io/metadata.name';
  expect(labelsAt(`${policy}${indent}$0`)[0]).toBe(key);
  expect(labelsAt(`${policy}${indent}${key}: $0`).slice(0, 2)).toContain('shop');
});
