// The hash functions of Go's hash/fnv and the alphabet of generated names, for names that carry
// hashes.

const OFFSET = 2166136261;
const PRIME = 16777619;
const OFFSET_128 = 0x6c62272e07bb014262b821756295c58dn;
const PRIME_128 = 0x1000000000000000000013bn;
const SAFE_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * FNV-1a, 32 bits, over the UTF-8 bytes of a text; an unsigned number. `seed` continues an earlier
 * hash.
 */
export function fnv1a(text: string, seed = OFFSET): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      return fnv1aBytes(utf8Bytes(text.slice(index)), hash);
    }
    hash = Math.imul(hash ^ unit, PRIME);
  }
  return hash >>> 0;
}

/** FNV-1a over bytes; `seed` continues an earlier hash. */
export function fnv1aBytes(bytes: readonly number[], seed = OFFSET): number {
  let hash = seed;
  for (const byte of bytes) {
    hash = Math.imul(hash ^ byte, PRIME);
  }
  return hash >>> 0;
}

/** FNV-1, 32 bits (it multiplies first), over the UTF-8 bytes of a text. */
export function fnv1(text: string): number {
  let hash = OFFSET;
  for (const byte of utf8Bytes(text)) {
    hash = Math.imul(hash, PRIME) ^ byte;
  }
  return hash >>> 0;
}

/** FNV-1a, 128 bits, over the UTF-8 bytes of a text, as 32 hexadecimal digits. */
export function fnv1a128(text: string): string {
  let hash = OFFSET_128;
  for (const byte of utf8Bytes(text)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME_128);
  }
  return hash.toString(16).padStart(32, '0');
}

/**
 * A number as Kubernetes puts it into names: its decimal digits, each replaced by a safe letter.
 */
export function safeEncode(value: number): string {
  return [...String(value)]
    .map(character => SAFE_ALPHABET.charAt(character.charCodeAt(0) % SAFE_ALPHABET.length))
    .join('');
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
    } else if (code < 0x800) {
      bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    } else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}
