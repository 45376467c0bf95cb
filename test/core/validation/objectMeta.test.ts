// metadata, the same for all kinds.
import { expect, test } from 'vitest';
import { faultsOf, updateFaultsOf } from './support.js';

function configMap(metadata: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}`;
}

test.each([
  ['{ name: web }', []],
  ['{ }', ['metadata.name: Required value: name or generateName is required']],
  [
    '{ name: web, finalizers: [x] }',
    ['metadata.finalizers[0]: Invalid value: "x": name is neither'],
  ],
  ['{ name: web, finalizers: [example.com/x] }', []],
  ['{ name: web, labels: { app: -x } }', ['metadata.labels: Invalid value: "-x": a valid label']],
  [
    '{ name: web, annotations: { "a b": c } }',
    ['metadata.annotations: Invalid value: "a b": name part'],
  ],
  ['{ name: web, annotations: { "Example.com/x": c } }', []],
  [
    '{ name: web, ownerReferences: [{ apiVersion: v1, kind: Pod, name: a }] }',
    ['metadata.ownerReferences.uid: Invalid value: "": must not be empty'],
  ],
  [
    '{ name: web, ownerReferences: [{ apiVersion: v1, controller: true, kind: Pod, name: a, uid: x }, { apiVersion: v1, controller: true, kind: Pod, name: b, uid: z }] }',
    [
      'metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"Pod","name":"a","uid":"x","controller":true},{"apiVersion":"v1","kind":"Pod","name":"b","uid":"z","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for Pod/a and Pod/b',
    ],
  ],
])('%s', (metadata, starts) => {
  const faults = faultsOf(configMap(metadata));
  expect(faults.map((fault, index) => fault.slice(0, starts[index]?.length))).toEqual(starts);
});

test('checks the name that generateName will give', () => {
  const fields = faultsOf(configMap('{ generateName: Bad_ }')).map(fault => fault.split(':')[0]);
  expect(fields).toEqual(['metadata.generateName', 'metadata.name']);
});

test('lets nobody change a name', () => {
  const faults = updateFaultsOf(configMap('{ name: a }'), configMap('{ name: b }'));
  expect(faults).toEqual(['metadata.name: Invalid value: "b": field is immutable']);
});
