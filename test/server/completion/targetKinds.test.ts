import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

test('kinds that scale, roles and subjects', () => {
  const scaler = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n';
  expect(labelsAt(`${scaler}  scaleTargetRef:\n    kind: $0`)[0]).toBe('Deployment');
  const binding = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n';
  expect(labelsAt(`${binding}roleRef: {kind: $0}`)).toEqual(['Role', 'ClusterRole']);
  expect(labelsAt(`${binding}subjects:\n  - kind: $0`)).toContain('ServiceAccount');
  expect(labelsAt(`${binding}subjects:\n  - kind: Group\n    name: $0`)).toContain(
    'system:authenticated',
  );
});

test('nothing at the same words of another kind', () => {
  expect(labelsAt('apiVersion: v1\nkind: Pod\nroleRef:\n  kind: $0')).toEqual([]);
});
