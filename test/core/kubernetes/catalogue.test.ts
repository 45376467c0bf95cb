// What the catalogue tells of kinds, fields, versions and resources.

import { expect, test } from 'vitest';
import { createCatalogue, kubernetesVersions } from '../../../core/kubernetes/catalogue.js';
import type { Field, FieldType } from '../../../core/kubernetes/schema.js';
import { testCatalogue, testStructure } from '../../support/catalogue.js';

function fieldAt(path: string, version = '1.36'): Field | undefined {
  const [apiVersion = '', kind = '', ...names] = path.split(' ');
  let type: FieldType | undefined = toObject(testCatalogue(version).typeOf(apiVersion, kind));
  let field: Field | undefined;
  for (const name of names.join('').split('.')) {
    field = type?.kind === 'object' ? type.type.fields.get(name) : undefined;
    type = field?.type;
    while (type?.kind === 'array' || type?.kind === 'map') {
      type = type.kind === 'array' ? type.items : type.values;
    }
  }
  return field;
}

function toObject(type: ReturnType<ReturnType<typeof testCatalogue>['typeOf']>) {
  return type === undefined ? undefined : ({ kind: 'object', type } as const);
}

test('finds fields with their types', () => {
  expect(fieldAt('apps/v1 Deployment spec.replicas')?.type).toEqual({
    kind: 'integer',
    format: 'int32',
  });
  expect(fieldAt('v1 Service spec.ports.targetPort')?.type).toEqual({ kind: 'intOrString' });
  expect(fieldAt('v1 ConfigMap binaryData')?.type).toEqual({
    kind: 'map',
    values: { kind: 'string', format: 'byte' },
  });
  expect(fieldAt('v1 Pod spec.containers.resources.limits')?.type).toEqual({
    kind: 'map',
    values: { kind: 'quantity' },
  });
  expect(fieldAt('v1 Pod spec.wrong')).toBeUndefined();
});

test('knows which fields are required, and their documentation', () => {
  expect(fieldAt('apps/v1 Deployment spec.selector')).toMatchObject({ required: true });
  expect(fieldAt('apps/v1 Deployment spec.template')?.description).toContain(
    'Template describes the pods that will be created',
  );
  expect(fieldAt('v1 Service spec.ports.targetPort')?.description).toContain('Number or name');
});

test('leaves documentation out until it is given', () => {
  const bare = createCatalogue(testStructure(), '1.36');
  expect(bare.typeOf('v1', 'Pod')?.description).toBeUndefined();
  expect(bare.typeOf('v1', 'Pod')?.fields.get('spec')?.description).toBeUndefined();
});

test('knows allowed values, keys and defaults', () => {
  expect(fieldAt('v1 Pod spec.containers.imagePullPolicy')?.enumeration).toEqual({
    values: ['Always', 'IfNotPresent', 'Never'],
    closed: true,
  });
  expect(fieldAt('v1 Secret type')?.enumeration?.closed).toBe(false);
  expect(fieldAt('v1 Pod spec.containers.resources.limits')?.keyEnumeration?.values).toContain(
    'memory',
  );
  expect(fieldAt('v1 Pod spec.dnsPolicy')?.defaultValue).toBe('ClusterFirst');
});

test('knows list and merge keys', () => {
  expect(fieldAt('v1 Pod spec.volumes')).toMatchObject({
    listType: 'map',
    listMapKeys: ['name'],
    patchStrategy: ['merge', 'retainKeys'],
    patchMergeKey: 'name',
  });
  expect(fieldAt('apps/v1 Deployment spec.strategy')).toMatchObject({
    patchStrategy: ['retainKeys'],
  });
  expect(fieldAt('v1 Pod spec.nodeSelector')).toMatchObject({ mapType: 'atomic' });
});

test('shares one type among all its uses', () => {
  const catalogue = testCatalogue();
  const template = catalogue.typeNamed('io.k8s.api.core.v1.PodTemplateSpec');
  const deployment = fieldAt('apps/v1 Deployment spec.template')?.type;
  expect(deployment?.kind === 'object' && deployment.type).toBe(template);
});

test('follows the version: a field exists from the release that brought it', () => {
  expect(fieldAt('v1 Pod spec.volumes.image', '1.30')).toBeUndefined();
  expect(fieldAt('v1 Pod spec.volumes.image', '1.32')).toBeDefined();
});

test('lets the nearest lower version stand in, and says so', () => {
  expect(testCatalogue('1.35')).toMatchObject({ approximate: true, schemaVersion: '1.34' });
  expect(testCatalogue('1.31')).toMatchObject({ approximate: true, schemaVersion: '1.30' });
  expect(testCatalogue('1.33')).toMatchObject({ approximate: false, schemaVersion: '1.33' });
  expect(kubernetesVersions.every(version => testCatalogue(version).typeOf('v1', 'Pod'))).toBe(
    true,
  );
});

test('knows kinds that only other versions serve', () => {
  const catalogue = testCatalogue();
  expect(catalogue.typeOf('extensions/v1beta1', 'Deployment')).toBeUndefined();
  const former = catalogue.typeElsewhere('extensions/v1beta1', 'Deployment');
  expect(former?.fields.get('spec')?.type.kind).toBe('object');
  expect(catalogue.versionsServing('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema')).toEqual([
    '1.29',
    '1.30',
  ]);
});

test('knows lists', () => {
  expect(testCatalogue().typeOf('v1', 'PodList')?.fields.get('items')?.type.kind).toBe('array');
  expect(testCatalogue().typeOf('v1', 'List')?.fields.get('items')?.required).toBe(true);
  expect(testCatalogue().resources.some(({ kind }) => kind.endsWith('List'))).toBe(false);
});

test('tells resources as discovery does', () => {
  expect(testCatalogue().resourceOf('apps/v1', 'Deployment')).toMatchObject({
    group: 'apps',
    version: 'v1',
    plural: 'deployments',
    singular: 'deployment',
    namespaced: true,
    shortNames: ['deploy'],
    categories: ['all'],
    subresources: ['scale', 'status'],
  });
  expect(testCatalogue().resourceOf('v1', 'Node')?.namespaced).toBe(false);
  expect(testCatalogue().resourceOf('resource.k8s.io/v1beta1', 'ResourceClaim')?.optIn).toBe(true);
});
