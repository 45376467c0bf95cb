import { expect, test } from 'vitest';
import { resolvePlain, resolveTagged } from '../../../../core/manifest/reader/resolveScalar.js';

test.each([
  ['yes', true],
  ['On', true],
  ['y', true],
  ['NO', false],
  ['off', false],
  ['n', false],
  ['true', true],
  ['tRue', 'tRue'],
  ['~', null],
  ['Null', null],
  ['', null],
  ['0777', 511],
  ['0o17', 15],
  ['0x1F', 31],
  ['-0b11', -3],
  ['1_000', 1000],
  ['+5', 5],
  ['089', 89],
  ['12e03', 12000],
  ['.5', 0.5],
  ['1.', 1],
  ['-', '-'],
  ['.', '.'],
  ['1:30', '1:30'],
  ['2024-01-02', '2024-01-02'],
  ['1.2.3', '1.2.3'],
  ['8Gi', '8Gi'],
  ['100000000000000000000', 1e20],
])('%s reads as the API server reads it', (text, value) => {
  expect(resolvePlain(text)).toBe(value);
});

test('reads infinities and what is no number', () => {
  expect(resolvePlain('.inf')).toBe(Number.POSITIVE_INFINITY);
  expect(resolvePlain('-.Inf')).toBe(Number.NEGATIVE_INFINITY);
  expect(resolvePlain('.NaN')).toBe(Number.NaN);
});

test('a tag decides', () => {
  expect(resolveTagged('123', '!!str')).toBe('123');
  expect(resolveTagged('123', '!!int')).toBe(123);
  expect(resolveTagged('yes', '!own')).toBe('yes');
  expect(resolveTagged('x', '!!null')).toBe(null);
});
