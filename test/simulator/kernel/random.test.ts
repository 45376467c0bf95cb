import { expect, test } from 'vitest';
import { createRandom } from '../../../simulator/kernel/random.js';

test('gives the same chance for the same seed and concern', () => {
  expect(createRandom(7, 'a').uuid()).toBe(createRandom(7, 'a').uuid());
});

test('gives other chance for another seed or concern', () => {
  const drawn = [createRandom(7, 'a'), createRandom(8, 'a'), createRandom(7, 'b')];
  expect(new Set(drawn.map(random => random.uuid())).size).toBe(3);
});

test('writes UUIDs of version 4', () => {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const random = createRandom(1, 'uuid');
  for (let round = 0; round < 100; round++) {
    expect(random.uuid()).toMatch(pattern);
  }
});

test('names without vowels, 0, 1 and 3, and uses the whole alphabet', () => {
  const text = createRandom(1, 'names').suffix(5000);
  expect(text).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]+$/);
  expect(new Set(text).size).toBe(27);
});

test('stays below the bound', () => {
  const random = createRandom(3, 'bound');
  const drawn = Array.from({ length: 1000 }, () => random.next(3));
  expect([...new Set(drawn)].sort()).toEqual([0, 1, 2]);
});
