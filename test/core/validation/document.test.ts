// The verdict as a whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateDocument } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';
import { documentOf, faultsOf, objectIn } from './support.js';

const catalogue = testCatalogue();

test('does not judge what it does not know', () => {
  for (const value of [null, 7, 'x', [], {}, { kind: 'Pod' }, { apiVersion: 'a/v1', kind: 'B' }]) {
    expect(validateDocument(value, { catalogue })).toEqual({ errors: [], warnings: [] });
  }
});

test('looks at the rules only where the document can be decoded', () => {
  const faults = faultsOf(documentOf('v1', 'Service', 'spec: { ports: [{ port: eighty }] }'));
  expect(faults).toHaveLength(1);
});

test('reports unknown fields beside the rules', () => {
  const faults = faultsOf(documentOf('v1', 'Service', 'spec: { foo: 1 }'));
  expect(faults).toEqual(['spec.foo: unknown field "spec.foo"', 'spec.ports: Required value']);
});

test('leaves the document as it was', () => {
  const value = objectIn(documentOf('apps/v1', 'Deployment', 'spec: { replicas: null, x: 1 }'));
  const before = structuredClone(value);
  validateDocument(value, { catalogue });
  expect(value).toEqual(before);
});

test('never throws, whatever stands in the document', () => {
  const kinds = ['Pod', 'Service', 'ConfigMap', 'Secret', 'PersistentVolume', 'Node', 'LimitRange'];
  const anything = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, '', 'x', 0, -1, 1.5, true),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(
        fc.constantFrom('name', 'spec', 'containers', 'ports', 'metadata', 'data'),
        tie('value'),
      ),
    ),
  })).value;
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anything, anything, (kind, metadata, spec) => {
      validateDocument({ apiVersion: 'v1', kind, metadata, spec }, { catalogue });
    }),
    { numRuns: 500, seed: 7 },
  );
});
