import { expect, test } from 'vitest';
import { partialObjectsOf } from '../../../core/kustomize/operations.js';

const target = { kind: 'Deployment', name: 'web' };
const header = { apiVersion: 'apps/v1', kind: 'Deployment' };

test.each([
  [
    '- { op: add, path: /metadata/labels/a~1b, value: c }',
    target,
    [{ ...header, metadata: { name: 'web', labels: { 'a/b': 'c' } } }],
  ],
  [
    '- { op: add, path: /spec/list/-, value: 1 }',
    target,
    [{ ...header, metadata: { name: 'web' }, spec: { list: [1] } }],
  ],
  ['- { op: remove, path: /spec }', target, []],
  ['- { op: add, path: /spec, value: {} }', { kind: 'Deployment', name: 'w.*' }, []],
  ['- { op: add, pa', target, []],
])('%s on %j', (operations, named, wanted) => {
  expect(partialObjectsOf(operations, named)).toEqual(wanted);
});
