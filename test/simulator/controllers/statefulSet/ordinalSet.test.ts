// The lowest and the highest of a set of ordinals, against a look at each.

import { assert, integer, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { OrdinalSet } from '../../../../simulator/controllers/statefulSet/ordinalSet.js';

test('finds what a look at each finds', () => {
  const ordinals = uniqueArray(integer({ min: 0, max: 130 }), { maxLength: 131 });
  const bound = integer({ min: 0, max: 140 });
  assert(
    property(ordinals, ordinals, bound, bound, (added, deleted, from, end) => {
      const set = new OrdinalSet();
      for (const each of added) {
        set.add(each);
      }
      for (const each of deleted) {
        set.delete(each);
      }
      const kept = added.filter(each => !deleted.includes(each));
      const all = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
      const members = all.filter(each => kept.includes(each));
      expect(set.size).toBe(kept.length);
      expect(all.filter(each => set.has(each))).toEqual(members);
      expect(set.lowest(from, end)).toBe(members[0]);
      expect(set.highest(from, end)).toBe(members.at(-1));
      expect(set.lowestAbsent(from, end)).toBe(all.find(each => !kept.includes(each)));
    }),
  );
});

test('has neither lowest nor highest when empty', () => {
  const set = new OrdinalSet();
  expect([set.lowest(0, Number.POSITIVE_INFINITY), set.highest(0, 5)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(set.lowestAbsent(3, 9)).toBe(3);
});
