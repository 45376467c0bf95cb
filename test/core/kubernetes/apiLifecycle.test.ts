// Deprecated and removed API versions, held against what the published schemas of each version serve.

import { expect, test } from 'vitest';
import {
  apiLifecycles,
  deprecationWarning,
  findApiLifecycle,
  isRemoved,
} from '../../../core/kubernetes/apiLifecycle.js';
import { testCatalogue, testStructure } from '../../support/catalogue.js';

const versions = testStructure().versions;

test.each(apiLifecycles.map(row => [`${row.apiVersion} ${row.kind}`, row] as const))(
  '%s is served until its removal',
  (_, row) => {
    for (const version of versions) {
      const served = testCatalogue(version).resourceOf(row.apiVersion, row.kind) !== undefined;
      expect(served && isRemoved(row, version), version).toBe(false);
    }
    const { replacement } = row;
    const newest = replacement && findApiLifecycle(replacement.apiVersion, replacement.kind);
    const kept = replacement && testCatalogue().typeOf(replacement.apiVersion, replacement.kind);
    expect(replacement === undefined || kept !== undefined || newest?.removedIn === '1.25').toBe(
      true,
    );
  },
);

test('every stable or beta kind that vanished between two versions is in the table', () => {
  const vanished = testStructure().kinds.filter(([apiVersion, kind]) => {
    const isAlpha = /alpha/.test(apiVersion);
    return !isAlpha && testCatalogue().resourceOf(apiVersion, kind) === undefined;
  });
  const subresources = ['Scale', 'Eviction', 'EphemeralContainers'];
  const missing = vanished
    .filter(([, kind]) => !subresources.includes(kind))
    .filter(([apiVersion, kind]) => findApiLifecycle(apiVersion, kind) === undefined);
  expect(missing.map(([apiVersion, kind]) => `${apiVersion} ${kind}`)).toEqual([]);
});

test('says what the server says', () => {
  expect(deprecationWarning('v1', 'Endpoints', '1.36')).toBe(
    'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  );
  expect(deprecationWarning('v1', 'Endpoints', '1.32')).toBeUndefined();
  expect(deprecationWarning('v1', 'Pod', '1.36')).toBeUndefined();
});

test('releases are compared by number', () => {
  const deployment = findApiLifecycle('apps/v1beta1', 'Deployment');
  expect(deployment?.replacement).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment' });
  expect(deployment && isRemoved(deployment, '1.9')).toBe(false);
  expect(deployment && isRemoved(deployment, '1.16')).toBe(true);
});
