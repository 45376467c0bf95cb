// DER, as far as one certificate needs it: tagged values whose length stands before them.
// https://www.itu.int/rec/T-REC-X.690

const TAG = {
  integer: 2,
  bits: 3,
  octets: 4,
  oid: 6,
  text: 12,
  utcTime: 23,
  sequence: 48,
  set: 49,
};

/** A value of any tag. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) {
    return [length];
  }
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(TAG.sequence, ...parts);

export const set = (...parts: readonly Buffer[]): Buffer => tagged(TAG.set, ...parts);

/** A positive integer of these bytes, the first of them below 0x80. */
export const integer = (bytes: Buffer): Buffer => tagged(TAG.integer, bytes);

export const octets = (body: Buffer): Buffer => tagged(TAG.octets, body);

/** A string of bits, the last `unused` of which mean nothing. */
export const bits = (body: Buffer, unused = 0): Buffer =>
  tagged(TAG.bits, Buffer.from([unused]), body);

export const text = (value: string): Buffer => tagged(TAG.text, Buffer.from(value));

/** `260131120000Z`: for years up to 2049. */
export function utcTime(timeMs: number): Buffer {
  const digits = new Date(timeMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return tagged(TAG.utcTime, Buffer.from(`${digits}Z`));
}

/** An object identifier such as `2.5.29.17`. */
export function oid(name: string): Buffer {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
  return tagged(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) {
    groups.unshift((rest & 0x7f) | 0x80);
  }
  return groups;
}
