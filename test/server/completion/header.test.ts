import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

test('apiVersion and kind in both orders', () => {
  expect(labelsAt('apiVersion: apps/v1\nkind: $0')).toContain('StatefulSet');
  expect(labelsAt('apiVersion: apps/v1\nkind: $0')).not.toContain('Service');
  expect(labelsAt('kind: StatefulSet\napiVersion: $0')).toEqual(['apps/v1']);
  expect(labelsAt('kind: $0')[0]).toBe('Deployment');
  expect(labelsAt('apiVersion: $0')[0]).toBe('v1');
});

test('kinds nobody writes are not offered', () => {
  const labels = labelsAt('apiVersion: v1\nkind: $0');
  expect(labels.filter(label => label.endsWith('List'))).toEqual([]);
});

test('an empty file and an empty document start with apiVersion and kind', () => {
  expect(labelsAt('$0').slice(0, 2)).toEqual(['apiVersion', 'kind']);
  expect(labelsAt('a: 1\n---\n$0').slice(0, 2)).toEqual(['apiVersion', 'kind']);
  expect(labelsAt('apiV$0')).toContain('apiVersion');
});
