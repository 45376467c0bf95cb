import { expect, test } from 'vitest';
import { Latest } from '../../../simulator/kernel/latest.js';

test('forgets what was not touched for long', () => {
  const latest = new Latest<number>(4);
  for (let index = 0; index < 6; index++) {
    latest.set(`key-${index}`, index);
  }
  expect([0, 1, 4, 5].map(index => latest.get(`key-${index}`))).toEqual([
    undefined,
    undefined,
    4,
    5,
  ]);
});

test('what is asked for stays', () => {
  const latest = new Latest<string>(4);
  latest.set('kept', 'a');
  for (let index = 0; index < 20; index++) {
    latest.set(`other-${index}`, 'b');
    expect(latest.get('kept')).toBe('a');
  }
});

test('the last value counts', () => {
  const latest = new Latest<number>(4);
  for (const value of [1, 2, 3]) {
    latest.set('key', value);
    latest.set(`other-${value}`, 0);
  }
  expect(latest.get('key')).toBe(3);
});
