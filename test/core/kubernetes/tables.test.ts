// Tables of names are held against the schemas: a name the API does not have helps nobody.

import { expect, test } from 'vitest';
import {
  immutableContainerFields,
  immutableFields,
} from '../../../core/kubernetes/immutableFields.js';
import { checkPaths } from '../../../core/kubernetes/probes.js';
import type { FieldType } from '../../../core/kubernetes/schema.js';
import { serverMetadata } from '../../../core/kubernetes/serverFields.js';
import { isInClusters, wellKnownNames } from '../../../core/kubernetes/wellKnownNames.js';
import { testCatalogue } from '../../support/catalogue.js';

const catalogue = testCatalogue();

function has(groupKind: string, path: readonly string[]): boolean {
  const resource = catalogue.resources.find(
    ({ group, kind }) => groupKind === (group === '' ? kind : `${group}/${kind}`),
  );
  const { group = '', version = '', kind = '' } = resource ?? {};
  const type = catalogue.typeOf(group === '' ? version : `${group}/${version}`, kind);
  let current: FieldType | undefined = type && { kind: 'object', type };
  for (const name of path) {
    const inner: FieldType | undefined = current?.kind === 'array' ? current.items : current;
    current = inner?.kind === 'object' ? inner.type.fields.get(name)?.type : undefined;
  }
  return current !== undefined;
}

test('immutable fields are fields of their kinds', () => {
  const paths = [...immutableFields].flatMap(([groupKind, fields]) =>
    fields.map(field => [groupKind, field] as const),
  );
  expect(paths.filter(([groupKind, field]) => !has(groupKind, field.split('.')))).toEqual([]);
  const ofContainers = immutableContainerFields.map(field => ['spec', 'containers', field]);
  expect(ofContainers.filter(path => !has('Pod', path))).toEqual([]);
});

test('probes, hooks and what the server writes are fields of pods', () => {
  const paths = [
    ...checkPaths.map(path => ['spec', 'containers', ...path]),
    ...serverMetadata.map(field => ['metadata', field]),
  ];
  expect(paths.filter(path => !has('Pod', path))).toEqual([]);
  expect(has('Pod', ['spec', 'containers', 'probe'])).toBe(false);
});

test('what completion offers as known is not missing, nor are the families of the system', () => {
  for (const [groupKind, names] of Object.entries(wellKnownNames)) {
    expect(names.filter(({ name }) => !isInClusters(groupKind, name))).toEqual([]);
  }
  expect(isInClusters('rbac.authorization.k8s.io/ClusterRole', 'system:node')).toBe(true);
  expect(isInClusters('storage.k8s.io/StorageClass', 'fast')).toBe(false);
});
