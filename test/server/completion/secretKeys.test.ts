import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

test('keys of the type that are not there yet', () => {
  const secret = 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/basic-auth\n';
  expect(labelsAt(`${secret}stringData:\n  $0`)).toEqual(['username', 'password']);
  expect(labelsAt(`${secret}data: { username: YQ== }\nstringData:\n  $0`)).toEqual(['password']);
  expect(labelsAt('apiVersion: v1\nkind: Secret\nstringData:\n  $0')).toEqual([]);
});
