// Tables of names are held against the schemas and the server's checks: a name the API does not have helps nobody.

import { expect, test } from 'vitest';
import {
  fileFields,
  podFields,
  resourceSelectors,
  variableFields,
} from '../../../core/kubernetes/downwardApi.js';
import {
  immutableContainerFields,
  immutableFields,
} from '../../../core/kubernetes/immutableFields.js';
import { checkPaths } from '../../../core/kubernetes/probes.js';
import {
  containerResources,
  quotaResources,
  usualQuantities,
} from '../../../core/kubernetes/resourceNames.js';
import type { FieldType } from '../../../core/kubernetes/schema.js';
import { secretKeysByType } from '../../../core/kubernetes/secretTypes.js';
import { serverMetadata } from '../../../core/kubernetes/serverFields.js';
import { isInClusters, wellKnownNames } from '../../../core/kubernetes/wellKnownNames.js';
import { validateDocument } from '../../../core/validation/index.js';
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

const errorsOf = (object: unknown): readonly string[] =>
  validateDocument(object, { catalogue }).errors.map(
    ({ field, message }) => `${field}: ${message}`,
  );

const pod = (container: object, volumes: readonly object[] = []) => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } },
  spec: { containers: [{ name: 'c', image: 'a', ...container }], volumes },
});

test('the server takes what the downward API offers', () => {
  const env = [...podFields, ...variableFields].map(([fieldPath], index) => ({
    ...{ name: `V${index}`, valueFrom: { fieldRef: { fieldPath } } },
  }));
  const amounts = resourceSelectors.map((resource, index) => ({
    ...{ name: `A${index}`, valueFrom: { resourceFieldRef: { resource } } },
  }));
  const items = [...podFields, ...fileFields].map(([fieldPath], index) => ({
    ...{ path: `f${index}`, fieldRef: { fieldPath } },
  }));
  const volumes = [{ name: 'v', downwardAPI: { items } }];
  expect(errorsOf(pod({ env: [...env, ...amounts] }, volumes))).toEqual([]);
  const wrong = [{ name: 'V', valueFrom: { fieldRef: { fieldPath: 'spec.host' } } }];
  expect(errorsOf(pod({ env: wrong }))).not.toEqual([]);
});

test('the server takes the resources of containers and quotas, in the usual amounts', () => {
  const amountOf = (resource: string): string =>
    usualQuantities[resource.replace(/^(?:requests|limits)\./, '')]?.[0] ?? '2';
  const amounts = (names: readonly string[]) =>
    Object.fromEntries(
      names.map(name => [name, name.startsWith('hugepages') ? '2Gi' : amountOf(name)]),
    );
  const limits = amounts(containerResources);
  expect(errorsOf(pod({ resources: { limits, requests: limits } }))).toEqual([]);
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' } };
  expect(errorsOf({ ...quota, spec: { hard: amounts(quotaResources) } })).toEqual([]);
});

test('the server takes Secrets that have the keys of their type', () => {
  const dockerConfig = '{"auths":{}}';
  for (const [type, keys] of Object.entries(secretKeysByType)) {
    const stringData = Object.fromEntries(
      keys.map(key => [key, key.startsWith('.docker') ? dockerConfig : 'a']),
    );
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, type, stringData };
    expect(errorsOf(secret), type).toEqual([]);
    const isChecked = type.startsWith('kubernetes.io/');
    expect(errorsOf({ ...secret, stringData: {} }).length > 0, type).toBe(isChecked);
  }
});
