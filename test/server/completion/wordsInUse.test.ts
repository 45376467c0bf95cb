import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: a, image: "nginx:1.29" }] }
---
apiVersion: v1
kind: Pod
`;

test('namespaces in use, then those of every cluster', () => {
  const labels = labelsAt(`${pod}metadata:\n  namespace: $0`);
  expect(labels[0]).toBe('shop');
  expect(labels).toContain('kube-system');
});

test('images in use, the one that is being typed left out', () => {
  expect(labelsAt(`${pod}spec:\n  containers:\n    - image: ngi$0`)).toEqual(['nginx:1.29']);
});
