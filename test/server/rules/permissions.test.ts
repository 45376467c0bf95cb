import { expect, test } from 'vitest';
import {
  groupMeant,
  groupsOf,
  isKnownResource,
  resourceMeant,
} from '../../../server/rules/permissions.js';
import { testCatalogue } from '../../support/catalogue.js';

const known = testCatalogue('1.36').resources;

test('groups that were meant', () => {
  const meant = (group: string) => groupMeant(group, known);
  expect(['v1', 'core', 'batch/v1', 'rbac', 'aps'].map(meant)).toEqual([
    ...['', '', 'batch'],
    ...[undefined, 'apps'],
  ]);
  expect(['', 'apps', 'extensions', 'example.com', 'objectstorage.k8s.io'].map(meant)).toEqual(
    Array(5).fill(undefined),
  );
});

test('resources by their own name, kind and short name', () => {
  expect(groupsOf('deployments', known)).toEqual(['apps']);
  expect(isKnownResource('pods/exec', known)).toBe(true);
  expect(isKnownResource('pods/exce', known)).toBe(false);
  expect(
    ['cm', 'ConfigMap', 'configmap', 'pods/exce'].map(name => resourceMeant(name, known)),
  ).toEqual(['configmaps', 'configmaps', 'configmaps', 'pods/exec']);
});
