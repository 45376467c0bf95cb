// Quantities against recordings of the real arithmetic.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addQuantities,
  compareQuantities,
  milliNumber,
  parseQuantity,
  type Quantity,
  quantityMilliValue,
  quantityProblem,
  quantityToString,
  quantityValue,
  storedQuantity,
  storedResourceQuantity,
  subtractQuantities,
  unitNumber,
} from '../../../core/kubernetes/quantity.js';

interface Recorded {
  readonly written: string;
  readonly stored: string;
  readonly value: string;
  readonly milliValue: string;
}

const recorded = JSON.parse(
  readFileSync(new URL('fixtures/quantities.json', import.meta.url), 'utf8'),
) as Recorded[];

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  expect(parsed, text).toBeDefined();
  return parsed as Quantity;
}

test.each(recorded)('keeps $written as a real server does', row => {
  const parsed = quantity(row.written);
  expect(quantityToString(parsed)).toBe(row.stored);
  expect(String(quantityValue(parsed))).toBe(row.value);
  expect(String(quantityMilliValue(parsed))).toBe(row.milliValue);
});

test.each([
  ['0.1Ki', '102400m'],
  ['1Ei', '1Ei'],
  ['0.5', '500m'],
  ['-1500m', '-1500m'],
  ['1000000', '1M'],
  ['0.0001n', '1n'],
  ['512Ki', '512Ki'],
  ['1023', '1023'],
  ['2000e-3', '2'],
])('writes %s as %s', (written, stored) => {
  expect(storedQuantity(written)).toBe(stored);
});

test('rounds resource lists up to thousandths', () => {
  expect(storedResourceQuantity('1u')).toBe('1m');
  expect(storedResourceQuantity('0.1234')).toBe('124m');
  expect(storedResourceQuantity('1e3')).toBe('1e3');
  expect(storedResourceQuantity(2)).toBe('2');
});

test.each([
  ['', /regular expression/],
  ['1 Gi', /regular expression/],
  ['five', /regular expression/],
  ['1.2.3', /regular expression/],
  ['1GiB', /regular expression/],
  ['1mi', /suffix/],
  ['1K', /suffix/],
  ['1e', /suffix/],
  ['1i', /suffix/],
])('refuses %j', (text, message) => {
  expect(parseQuantity(text)).toBeUndefined();
  expect(quantityProblem(text)).toMatch(message);
});

test('adds, subtracts and compares', () => {
  expect(quantityToString(addQuantities(quantity('1Gi'), quantity('512Mi')))).toBe('1536Mi');
  expect(quantityToString(subtractQuantities(quantity('1'), quantity('100m')))).toBe('900m');
  expect(compareQuantities(quantity('1Gi'), quantity('1G'))).toBe(1);
  expect(compareQuantities(quantity('1000m'), quantity('1'))).toBe(0);
});

test('gives plain numbers for common amounts and for others alike', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999 }),
      fc.constantFrom('', 'm', 'Ki', 'Mi', 'k', 'M', 'e2', 'u'),
      (count, suffix) => {
        const parsed = quantity(`${count}${suffix}`);
        expect(milliNumber(`${count}${suffix}`)).toBe(Number(quantityMilliValue(parsed)));
        expect(unitNumber(`${count}${suffix}`)).toBe(Number(quantityValue(parsed)));
      },
    ),
    { seed: 1 },
  );
});

test('stores what it stored unchanged', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,6}(\.\d{1,4})?(m|u|k|M|G|Ki|Mi|Gi|e3|E-2)?$/), text => {
      const stored = storedQuantity(text);
      expect(storedQuantity(stored)).toBe(stored);
      expect(compareQuantities(quantity(stored), quantity(text))).toBe(0);
    }),
    { seed: 1 },
  );
});
