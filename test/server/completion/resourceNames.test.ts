import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n';

test('resources of containers, claims and quotas', () => {
  const limits = `${pod}      resources:\n        limits:\n`;
  expect(labelsAt(`${limits}          $0`)).toContain('memory');
  checkAccepted(`${limits}          mem$0`, 'memory', `${limits}          memory: $0`);
  expect(labelsAt(`${pod}      resources: {requests: {cpu: 1, $0}}`)).not.toContain('cpu');
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec: {resources: {requests: {$0}}}';
  expect(labelsAt(claim)).toContain('storage');
  const quota = 'apiVersion: v1\nkind: ResourceQuota\nspec:\n  hard:\n    $0';
  expect(labelsAt(quota)).toContain('requests.cpu');
});

test('usual amounts, and fields of the downward API', () => {
  expect(labelsAt(`${pod}      resources:\n        limits:\n          memory: $0`)).toContain(
    '512Mi',
  );
  expect(labelsAt(`${pod}      env: [{valueFrom: {fieldRef: {fieldPath: $0}}}]`)).toContain(
    'status.podIP',
  );
});
