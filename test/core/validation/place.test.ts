// Paths: what the server writes, and where it is in the document.
import { expect, test } from 'vitest';
import type { FieldError } from '../../../core/validation/index.js';
import { Place } from '../../../core/validation/place.js';

function reportAt(step: (root: Place) => Place): FieldError | undefined {
  const errors: FieldError[] = [];
  step(Place.root(errors)).required();
  return errors[0];
}

test('writes fields, items and keys', () => {
  const fault = reportAt(root => root.field('spec').field('ports').item(1).key('a.b'));
  expect(fault?.field).toBe('spec.ports[1][a.b]');
  expect(fault?.path).toEqual(['spec', 'ports', 1, 'a.b']);
});

test('keeps the way where the server leaves steps out or names them differently', () => {
  const silent = reportAt(root => root.field('spec').silent('metadata').field('labels'));
  expect([silent?.field, silent?.path]).toEqual(['spec.labels', ['spec', 'metadata', 'labels']]);
  const shown = reportAt(root => root.fieldShownAs('a', 'A').itemShownAs(0, 2));
  expect([shown?.field, shown?.path]).toEqual(['A[2]', ['a', 0]]);
});

test('prints values as Go does', () => {
  const errors: FieldError[] = [];
  const at = Place.root(errors).field('x');
  at.invalid('a"b\r', 'no');
  at.invalid(undefined, '');
  at.notSupported('a', ['b', 'c']);
  at.tooMany(3, 2);
  expect(errors.map(({ message }) => message)).toEqual([
    'Invalid value: "a\\"b\\r": no',
    'Invalid value: null',
    'Unsupported value: "a": supported values: "b", "c"',
    'Too many: 3: must have at most 2 items',
  ]);
});
