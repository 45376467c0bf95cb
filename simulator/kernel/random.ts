// Seeded chance: sfc32 streams, one per concern, so that a new draw in one place renumbers nothing elsewhere.

import type { Random } from './types.js';

/** The 27 characters of generated names: no vowels, no 0, 1 and 3 (apimachinery's `rand.String`). */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
const warmUpRounds = 12;
const byteTexts = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A stream of chance that depends on the seed and on what it is for, and on nothing else. */
export function createRandom(seed: number, concern: string): Random {
  const draw = createDraw(seed, concern);
  const next = (bound: number): number => Math.floor((draw() / 0x1_0000_0000) * bound);
  return {
    next,
    suffix(length) {
      let text = '';
      for (let index = 0; index < length; index++) {
        text += alphabet[next(alphabet.length)];
      }
      return text;
    },
    uuid: () => formatUuid(draw(), draw(), draw(), draw()),
  };
}

/** FNV-1a, 32 bit, over UTF-16 units; `basis` gives independent hashes of the same text. */
export function hashText(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A UUID that depends on the seed and the text alone. */
export function hashUuid(seed: number, text: string): string {
  let a = seed ^ 0x6a09e667;
  let b = seed ^ 0x3c6ef372;
  let c = seed ^ 0xa54ff53a;
  let d = seed ^ 0x1f83d9ab;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ unit, 0x238f14d3);
    b = c ^ Math.imul(b ^ unit, 0xb3116c8f);
    c = d ^ Math.imul(c ^ unit, 0x38b34ae5);
    d = a ^ Math.imul(d ^ unit, 0xa1e38b93);
  }
  return formatUuid(mix(a ^ c), mix(b ^ d), mix(c ^ (b >>> 7)), mix(d ^ (a >>> 5)));
}

/** Spreads the bits of a hash. */
function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function createDraw(seed: number, concern: string): () => number {
  let a = seed | 0;
  let b = hashText(concern) | 0;
  let c = hashText(concern, 0x9747b28c) | 0;
  let counter = 1;
  const draw = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let round = 0; round < warmUpRounds; round++) {
    draw();
  }
  return draw;
}

function formatUuid(a: number, b: number, c: number, d: number): string {
  const first = hexadecimal(a);
  const second = hexadecimal(((b & 0xffff0fff) | 0x00004000) >>> 0);
  const third = hexadecimal(((c & 0x3fffffff) | 0x80000000) >>> 0);
  return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hexadecimal(d)}`;
}

/** The eight hexadecimal digits of a whole number below 2^32. */
export function hexadecimal(value: number): string {
  return (
    (byteTexts[value >>> 24] ?? '') +
    (byteTexts[(value >>> 16) & 255] ?? '') +
    (byteTexts[(value >>> 8) & 255] ?? '') +
    (byteTexts[value & 255] ?? '')
  );
}
