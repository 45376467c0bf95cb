// FNV against its published vectors (http://www.isthe.com/chongo/tech/comp/fnv/).

import { expect, test } from 'vitest';
import { fnv1, fnv1a, fnv1a128, safeEncode } from '../../../simulator/hashing/fnv.js';

test.each([
  ['', 0x811c9dc5, 0x811c9dc5],
  ['a', 0xe40c292c, 0x050c5d7e],
  ['foobar', 0xbf9cf968, 0x31f0b262],
])('hashes %j', (text, hash1a, hash1) => {
  expect(fnv1a(text)).toBe(hash1a);
  expect(fnv1(text)).toBe(hash1);
});

test('hashes text beyond ASCII by its UTF-8 bytes', () => {
  expect(fnv1a('é')).toBe(fnv1aOf([0xc3, 0xa9]));
  expect(fnv1a('a😀')).toBe(fnv1aOf([0x61, 0xf0, 0x9f, 0x98, 0x80]));
});

test.each([
  ['', '6c62272e07bb014262b821756295c58d'],
  ['a', 'd228cb696f1a8caf78912b704e4a8964'],
  ['foobar', '343e1662793c64bf6f0d3597ba446f18'],
])('hashes %j in 128 bits', (text, hash) => {
  expect(fnv1a128(text)).toBe(hash);
});

test('encodes digits with the safe letters', () => {
  expect(safeEncode(1234567890)).toBe('56789bcdf4');
});

function fnv1aOf(bytes: readonly number[]): number {
  let hash = 2166136261n;
  for (const byte of bytes) {
    hash = ((hash ^ BigInt(byte)) * 16777619n) % 2n ** 32n;
  }
  return Number(hash);
}
