// A catalogue with custom resources: types for completion and hover, resources for discovery.
import { expect, test } from 'vitest';
import {
  crdsIn,
  findCustomResource,
  withCustomResources,
} from '../../../core/customResources/index.js';
import { validateDocument } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';
import { jsonOf } from '../../support/manifest.js';

const certificates = jsonOf(`
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata: { name: certificates.cert.example.com }
  spec:
    group: cert.example.com
    scope: Namespaced
    names: { kind: Certificate, plural: certificates, shortNames: [crt], categories: [all] }
    versions:
      - name: v1
        served: true
        storage: true
        subresources: { status: {}, scale: { specReplicasPath: .spec.n, statusReplicasPath: .status.n } }
        additionalPrinterColumns: [{ name: Ready, type: string, jsonPath: .status.ready }]
        schema:
          openAPIV3Schema:
            type: object
            required: [spec]
            properties:
              spec:
                type: object
                description: What is wanted.
                required: [secretName]
                properties:
                  secretName: { type: string, description: Where it goes. }
                  usages: { type: array, items: { type: string, enum: [signing, any] } }
                  privateKey: { type: object, properties: { size: { type: integer, default: 2048 } } }
                  duration: { type: string }
                  config: { x-kubernetes-preserve-unknown-fields: true }
      - { name: v1alpha1, served: false, storage: false }
      - { name: v1beta1, served: true, storage: false, deprecated: true }
`);
const catalogue = withCustomResources(testCatalogue(), crdsIn([certificates]));
const certificate = (spec: unknown, apiVersion = 'cert.example.com/v1') => ({
  apiVersion,
  kind: 'Certificate',
  metadata: { name: 'x' },
  spec,
});

test('a custom kind has a type like any other', () => {
  const type = catalogue.typeOf('cert.example.com/v1', 'Certificate');
  expect([...(type?.fields.keys() ?? [])]).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  const metadata = type?.fields.get('metadata')?.type;
  expect(metadata).toMatchObject({ kind: 'object', type: { name: /ObjectMeta$/ } });
  const spec = type?.fields.get('spec');
  expect(spec).toMatchObject({ required: true, description: 'What is wanted.' });
  const fields = spec?.type.kind === 'object' ? spec.type.type.fields : undefined;
  expect(fields?.get('secretName')).toMatchObject({ required: true, type: { kind: 'string' } });
  expect(fields?.get('usages')?.enumeration).toEqual({ values: ['signing', 'any'], closed: true });
  expect(fields?.get('config')?.type).toEqual({ kind: 'any' });
  const key = fields?.get('privateKey')?.type;
  const size = key?.kind === 'object' ? key.type.fields.get('size') : undefined;
  expect(size).toMatchObject({ defaultValue: 2048, type: { kind: 'integer', format: 'int64' } });
});

test('served versions are resources, and built-in kinds stay', () => {
  expect(catalogue.resourceOf('cert.example.com/v1', 'Certificate')).toMatchObject({
    plural: 'certificates',
    singular: 'certificate',
    namespaced: true,
    shortNames: ['crt'],
    subresources: ['status', 'scale'],
    columns: [{ name: 'Ready' }],
  });
  expect(catalogue.typeOf('cert.example.com/v1alpha1', 'Certificate')).toBeUndefined();
  expect(catalogue.typeOf('apps/v1', 'Deployment')).toBe(
    testCatalogue().typeOf('apps/v1', 'Deployment'),
  );
  expect(catalogue.resources.length).toBe(testCatalogue().resources.length + 2);
  expect(findCustomResource(testCatalogue(), 'cert.example.com/v1', 'Certificate')).toBeUndefined();
});

test('documents are judged by the definition', () => {
  const spec = { secretNam: 'x', usages: ['sign'] };
  const { errors } = validateDocument(certificate(spec), { catalogue });
  expect(errors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'unknown-field spec.secretNam',
    'unsupported-value spec.usages.0',
    'required spec.secretName',
  ]);
  expect(validateDocument(certificate({ secretName: 'x' }), { catalogue })).toEqual({
    errors: [],
    warnings: [],
    hints: [],
  });
});

test('metadata is decoded strictly', () => {
  const value = {
    ...certificate({ secretName: 'x' }),
    metadata: { name: 'x', label: {}, labels: { a: 1 } },
  };
  const { errors } = validateDocument(value, { catalogue });
  expect(errors.map(({ type, path }) => `${type} ${path.join('.')}`)).toEqual([
    'Decode metadata.labels.a',
    'UnknownField metadata.label',
  ]);
});

test('a version without a schema takes anything, and says that it is deprecated', () => {
  const old = certificate({ anything: { goes: 1 } }, 'cert.example.com/v1beta1');
  expect(validateDocument(old, { catalogue })).toEqual({
    errors: [],
    warnings: ['cert.example.com/v1beta1 Certificate is deprecated'],
    hints: [],
  });
});

test('definitions of apiextensions v1beta1, half typed ones, and other objects', () => {
  const [old] = crdsIn([
    { kind: 'ConfigMap', apiVersion: 'v1' },
    {
      kind: 'CustomResourceDefinition',
      apiVersion: 'apiextensions.k8s.io/v1',
      spec: { group: 'x' },
    },
    jsonOf(`
      apiVersion: apiextensions.k8s.io/v1beta1
      kind: CustomResourceDefinition
      spec:
        group: old.example.com
        version: v1
        names: { kind: Old, plural: olds }
        scope: Cluster
        subresources: { status: {} }
        validation: { openAPIV3Schema: { type: object, properties: { spec: { type: object } } } }
    `),
  ]);
  expect(old).toMatchObject({ kind: 'Old', namespaced: false });
  expect(old?.versions).toMatchObject([
    { apiVersion: 'old.example.com/v1', hasStatus: true, preservesUnknown: true, served: true },
  ]);
});
