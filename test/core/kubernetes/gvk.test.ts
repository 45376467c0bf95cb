// Group and version.

import { expect, test } from 'vitest';
import { compareVersions, parseApiVersion, toApiVersion } from '../../../core/kubernetes/gvk.js';

test('takes an apiVersion apart and puts it together', () => {
  expect(parseApiVersion('v1')).toEqual({ group: '', version: 'v1' });
  expect(parseApiVersion('apps/v1')).toEqual({ group: 'apps', version: 'v1' });
  expect(toApiVersion('', 'v1')).toBe('v1');
  expect(toApiVersion('apps', 'v1')).toBe('apps/v1');
});

test('orders versions as discovery does', () => {
  const versions = ['v1alpha1', 'foo1', 'v2beta1', 'v1', 'v11', 'v1beta2', 'v10', 'v2'];
  expect(versions.sort(compareVersions)).toEqual([
    'v11',
    'v10',
    'v2',
    'v1',
    'v2beta1',
    'v1beta2',
    'v1alpha1',
    'foo1',
  ]);
});
