// The protobuf wire format: tagged fields, read one after the other.
// https://protobuf.dev/programming-guides/encoding/

/** One field as it lies in the message: a number for varints, bytes for the rest. */
export interface WireField {
  readonly number: number;
  readonly value: bigint | Buffer;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Thrown for bytes that are no message. */
export class WireError extends Error {}

/** The fields of a message, in order. Throws WireError. */
export function* readFields(message: Buffer): Generator<WireField> {
  const cursor = { at: 0 };
  while (cursor.at < message.length) {
    const tag = Number(readVarint(message, cursor));
    yield { number: tag >>> 3, value: readValue(message, cursor, tag & 7) };
  }
}

interface Cursor {
  at: number;
}

function readValue(message: Buffer, cursor: Cursor, type: number): bigint | Buffer {
  switch (type) {
    case VARINT:
      return readVarint(message, cursor);
    case BYTES:
      return readBytes(message, cursor, Number(readVarint(message, cursor)));
    case FIXED64:
      return readBytes(message, cursor, 8);
    case FIXED32:
      return readBytes(message, cursor, 4);
    default:
      throw new WireError(`unknown wire type ${type}`);
  }
}

function readBytes(message: Buffer, cursor: Cursor, length: number): Buffer {
  const end = cursor.at + length;
  if (end > message.length) {
    throw new WireError('unexpected EOF');
  }
  const bytes = message.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}

function readVarint(message: Buffer, cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = message[cursor.at];
    if (byte === undefined) {
      throw new WireError('unexpected EOF');
    }
    cursor.at += 1;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) {
      return BigInt.asIntN(64, value);
    }
  }
  throw new WireError('varint is too long');
}
