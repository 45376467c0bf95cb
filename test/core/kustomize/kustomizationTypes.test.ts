// The fields of a kustomization. What is refused was held against `kubectl kustomize` (kustomize 5.5).
import { expect, test } from 'vitest';
import {
  componentType,
  deprecatedFields,
  kustomizationType,
} from '../../../core/kustomize/kustomizationTypes.js';
import { decode } from '../../../core/validation/index.js';

test.each([
  [{ resource: [] }, ['resource']],
  [{ images: [{ nam: 'x' }] }, ['images[0].nam']],
  [{ helmCharts: [{ name: 'x', debg: true }] }, ['helmCharts[0].debg']],
  [{ metadata: { foo: 'bar' } }, ['metadata.foo']],
  [{ inventory: {} }, ['inventory']],
  [{ patches: [{ target: { kind: 'a', labelSelector: 'a=b' }, options: {} }] }, []],
  [{ labels: [{ pairs: {}, fields: [{ path: 'a', create: true }] }] }, []],
  [{ images: [{ name: 'x', tagSuffix: 'y' }] }, []],
])('unknown in %j: %j', (value, wanted) => {
  expect(decode(value, kustomizationType).unknown.map(({ field }) => field)).toEqual(wanted);
});

test.each([
  [{ resources: 'a.yaml' }],
  [{ namePrefix: 1 }],
  [{ labels: [{ pairs: { a: 1 } }] }],
  [{ commonLabels: { a: true } }],
  [{ images: [{ newTag: 1.2 }] }],
])('refused by its type: %j', value => {
  expect(decode(value, kustomizationType).errors).toHaveLength(1);
});

test('deprecated fields and their successors are fields; every field says what it is for', () => {
  const names = [...Object.keys(deprecatedFields), ...Object.values(deprecatedFields)];
  expect(names.filter(name => !kustomizationType.fields.has(name))).toEqual([]);
  expect([...componentType.fields.values()].filter(field => !field.description)).toEqual([]);
});
