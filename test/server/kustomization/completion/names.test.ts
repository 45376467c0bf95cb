import { expect, test } from 'vitest';
import { offeredAt } from '../../../support/kustomizations.js';

const files = {
  'web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { tier: front } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: "nginx:1.27" }] }
---
apiVersion: v1
kind: Service
metadata: { name: web-service, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
};

test.each([
  ['patches:\n- target:\n    kind: $0', ['Deployment', 'Service']],
  ['patches:\n- target:\n    kind: Service\n    name: $0', ['web-service']],
  ['patches:\n- target: { kind: Deployment, name: $0 }', ['web']],
  ['patches:\n- target:\n    group: $0', ['apps']],
  ['patches:\n- target:\n    namespace: $0', ['shop']],
  ['images:\n- name: $0', ['nginx']],
  ['images:\n- name: nginx\n  newTag: $0', ['1.27']],
  ['replicas:\n- name: $0', ['web']],
  ['namespace: $0', ['shop']],
  ['labels:\n- pairs:\n    $0', ['app', 'tier']],
  ['labels:\n- pairs:\n    tier: $0', ['front']],
  ['kind: $0', ['Kustomization', 'Component']],
  ['apiVersion: $0', ['kustomize.config.k8s.io/v1beta1']],
])('%j: %j', (text, wanted) => {
  const kustomization = `resources: [web.yaml]\n${text}\n`;
  expect(offeredAt({ ...files, 'kustomization.yaml': kustomization })).toEqual(wanted);
});
