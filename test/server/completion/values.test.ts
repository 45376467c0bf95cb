import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

test('allowed values, booleans and defaults', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n';
  expect(labelsAt(`${pod}  restartPolicy: $0`)).toEqual(['Always', 'OnFailure', 'Never']);
  expect(labelsAt(`${pod}  hostNetwork: $0`)).toEqual(['true', 'false']);
  checkAccepted(`${pod}  restartPolicy:$0`, 'Never', `${pod}  restartPolicy: Never$0`);
  checkAccepted(
    `${pod}  restartPolicy: Alw$0ays # why\n`,
    'Never',
    `${pod}  restartPolicy: Never$0 # why\n`,
  );
});

test('values of lists of enums', () => {
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n';
  expect(labelsAt(`${claim}    - $0`)).toContain('ReadWriteOnce');
  expect(labelsAt(`${claim.trimEnd()} [$0]`)).toContain('ReadWriteOnce');
});

test('restart policies that the controller takes', () => {
  const policy = 'spec:\n  template:\n    spec:\n      restartPolicy: $0';
  expect(labelsAt(`apiVersion: batch/v1\nkind: Job\n${policy}`)).toEqual(['OnFailure', 'Never']);
  expect(labelsAt(`apiVersion: apps/v1\nkind: Deployment\n${policy}`)).toEqual(['Always']);
});
