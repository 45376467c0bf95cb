import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const scaler = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: proxy }] } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
    - type: Resource
`;

test('resources and the containers of the target', () => {
  expect(labelsAt(`${scaler}      resource: { name: $0 }`).slice(0, 2)).toEqual(['cpu', 'memory']);
  expect(labelsAt(`${scaler}      containerResource: { container: $0 }`)).toEqual(['proxy']);
});

test('nothing for other kinds', () => {
  expect(
    labelsAt('apiVersion: v1\nkind: Pod\nspec:\n  metrics:\n    - resource: {name: $0}'),
  ).toEqual([]);
});
