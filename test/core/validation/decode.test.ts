// Decoding: what does not fit, what nobody knows, and what the server holds afterwards.
import { expect, test } from 'vitest';
import type { ObjectType } from '../../../core/kubernetes/schema.js';
import { decode } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';

function typeOf(apiVersion: string, kind: string): ObjectType {
  const type = testCatalogue().typeOf(apiVersion, kind);
  if (type === undefined) {
    throw new Error(`no type for ${kind}`);
  }
  return type;
}

function messages(value: object, kind = 'Deployment', apiVersion = 'apps/v1'): string[] {
  return decode(value, typeOf(apiVersion, kind)).errors.map(({ message }) => message);
}

test.each([
  [
    { spec: { replicas: 'two' } },
    'string into Go struct field DeploymentSpec.spec.replicas of type int32',
  ],
  [
    { spec: { replicas: 3e9 } },
    'number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32',
  ],
  [
    { spec: { replicas: 1.5 } },
    'number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
  ],
  [
    { metadata: { labels: { app: true } } },
    'bool into Go struct field ObjectMeta.metadata.labels of type string',
  ],
  [
    { metadata: { labels: [] } },
    'array into Go struct field ObjectMeta.metadata.labels of type map[string]string',
  ],
  [
    { spec: { selector: 'x' } },
    'string into Go struct field DeploymentSpec.spec.selector of type v1.LabelSelector',
  ],
  [
    { spec: { template: { spec: { containers: {} } } } },
    'object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
  ],
])('says what does not fit: %j', (value, words) => {
  expect(messages(value)).toEqual([`json: cannot unmarshal ${words}`]);
});

test('names structs that are embedded', () => {
  const header = { name: 'X-A', value: true };
  const container = { name: 'a', livenessProbe: { httpGet: { port: 1, httpHeaders: [header] } } };
  expect(messages({ spec: { containers: [container] } }, 'Pod', 'v1')).toEqual([
    'json: cannot unmarshal bool into Go struct field ' +
      'HTTPHeader.spec.containers.livenessProbe.ProbeHandler.httpGet.httpHeaders.value of type string',
  ]);
});

test('reports every fault, the server’s first one first', () => {
  const { errors } = decode(
    { spec: { replicas: 'x', minReadySeconds: 'y' }, metadata: { name: 7 } },
    typeOf('apps/v1', 'Deployment'),
  );
  expect(errors.map(({ field }) => field)).toEqual([
    'metadata.name',
    'spec.minReadySeconds',
    'spec.replicas',
  ]);
});

test.each([
  [
    { requests: { cpu: 'lots' } },
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
  [
    { requests: { cpu: '1Mb' } },
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
  [{ limits: { memory: '1kKi' } }, "unable to parse quantity's suffix"],
])('refuses what is no quantity: %j', (resources, message) => {
  expect(messages({ spec: { containers: [{ name: 'a', resources }] } }, 'Pod', 'v1')).toEqual([
    message,
  ]);
});

test('refuses broken base64 at its first bad byte', () => {
  expect(messages({ data: { key: 'abc!' } }, 'Secret', 'v1')).toEqual([
    'illegal base64 data at input byte 3',
  ]);
});

test('finds unknown fields by their path, in lists too', () => {
  const value = { spec: { foo: 1, template: { spec: { containers: [{ name: 'a', limit: 1 }] } } } };
  const { unknown } = decode(value, typeOf('apps/v1', 'Deployment'));
  expect(unknown.map(({ message }) => message)).toEqual([
    'unknown field "spec.foo"',
    'unknown field "spec.template.spec.containers[0].limit"',
  ]);
  expect(unknown[1]?.path).toEqual(['spec', 'template', 'spec', 'containers', 0, 'limit']);
});

test('holds what the server holds: no nulls, no meaningless zeros, quantities in canonical form', () => {
  const value = {
    metadata: { name: 'web', labels: {}, namespace: '' },
    spec: {
      replicas: 0,
      minReadySeconds: 0,
      paused: false,
      strategy: null,
      template: {
        spec: {
          containers: [
            {
              name: 'a',
              env: [{ name: 'A', value: '' }],
              resources: { limits: { memory: '1024Mi' } },
            },
          ],
        },
      },
    },
  };
  expect(decode(value, typeOf('apps/v1', 'Deployment')).value).toEqual({
    metadata: { name: 'web' },
    spec: {
      replicas: 0,
      template: {
        spec: {
          containers: [
            { name: 'a', env: [{ name: 'A' }], resources: { limits: { memory: '1Gi' } } },
          ],
        },
      },
    },
  });
});

test('does not write to its input', () => {
  const value = { metadata: { name: null }, foo: 1 };
  decode(value, typeOf('apps/v1', 'Deployment'));
  expect(value).toEqual({ metadata: { name: null }, foo: 1 });
});
