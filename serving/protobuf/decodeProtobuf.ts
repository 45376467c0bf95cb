// Protobuf request bodies as JSON: typed Go clients since 1.32 write them, and do not fall back to JSON.

import { parseApiVersion } from '../../core/kubernetes/gvk.js';
import { type MessageField, messageNamed } from './messages.js';
import { readFields, WireError } from './wire.js';

const MAGIC = Buffer.from('k8s\0');
const OPTIONS = 'meta.v1.DeleteOptions';

type JsonMap = Record<string, unknown>;

/** Whether a body starts as the API's protobuf does. */
export function isProtobuf(body: Buffer): boolean {
  return body.subarray(0, MAGIC.length).equals(MAGIC);
}

/** The object in a protobuf body, undefined where it is none or of a kind we do not know. */
export function decodeProtobuf(body: Buffer): object | undefined {
  try {
    return isProtobuf(body) ? readUnknown(body.subarray(MAGIC.length)) : undefined;
  } catch (error) {
    if (error instanceof WireError) {
      return undefined;
    }
    throw error;
  }
}

/** runtime.Unknown: the kind, and the object's own bytes. */
function readUnknown(bytes: Buffer): object | undefined {
  const fields = new Map([...readFields(bytes)].map(({ number, value }) => [number, value]));
  const kind = readKind(fields.get(1));
  const raw = fields.get(2);
  const name = messageOf(kind);
  if (!(raw instanceof Buffer) || messageNamed(name) === undefined) {
    return undefined;
  }
  return { ...kind, ...readMessage(raw, name) };
}

function readKind(bytes: bigint | Buffer | undefined): { apiVersion: string; kind: string } {
  const fields = bytes instanceof Buffer ? [...readFields(bytes)] : [];
  const text = (number: number): string =>
    fields.find(field => field.number === number)?.value.toString() ?? '';
  return { apiVersion: text(1), kind: text(2) };
}

/** `apps.v1.Deployment`; groups are packaged by their first word. */
function messageOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const { group, version } = parseApiVersion(apiVersion);
  if (kind === 'DeleteOptions') {
    return OPTIONS;
  }
  return `${group === '' ? 'core' : group.split('.')[0]}.${version}.${kind}`;
}

function readMessage(bytes: Buffer, name: string): JsonMap {
  const message = messageNamed(name);
  const result: JsonMap = {};
  for (const { number, value } of readFields(bytes)) {
    const field = message?.get(number);
    if (field !== undefined) {
      addField(result, field, value);
    }
  }
  return result;
}

function addField(result: JsonMap, field: MessageField, value: bigint | Buffer): void {
  if (field.isMap) {
    result[field.name] = { ...(result[field.name] as JsonMap), ...readEntry(field, value) };
    return;
  }
  const read = readValue(field.type, value);
  if (field.isRepeated) {
    result[field.name] = [...((result[field.name] as unknown[] | undefined) ?? []), read];
  } else if (field.isInline) {
    Object.assign(result, read);
  } else if (read !== undefined && !(field.isAlwaysSent && isZero(read))) {
    result[field.name] = read;
  }
}

function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false;
}

function readEntry({ type }: MessageField, value: bigint | Buffer): JsonMap {
  const fields = value instanceof Buffer ? [...readFields(value)] : [];
  const key = fields.find(({ number }) => number === 1)?.value.toString() ?? '';
  const item = fields.find(({ number }) => number === 2)?.value ?? Buffer.alloc(0);
  return { [key]: readValue(type, item) };
}

function readValue(type: string, value: bigint | Buffer): unknown {
  if (!(value instanceof Buffer)) {
    return type === 'b' ? value !== 0n : Number(value);
  }
  switch (type) {
    case 's':
      return value.toString('utf8');
    case 'y':
      return value.toString('base64');
    case 'd':
      return value.readDoubleLE();
    case 'quantity':
      return readText(value, 1);
    case 'time':
    case 'microtime':
      return readTime(value, type === 'microtime');
    case 'intstr':
      return readIntOrString(value);
    case 'raw':
      return readRaw(value);
    case 'items':
      return [...readFields(value)].map(field => field.value.toString());
    default:
      return readMessage(value, type);
  }
}

function readText(bytes: Buffer, number: number): string {
  return [...readFields(bytes)].find(field => field.number === number)?.value.toString() ?? '';
}

function readTime(bytes: Buffer, isMicro: boolean): string | undefined {
  const fields = new Map([...readFields(bytes)].map(({ number, value }) => [number, value]));
  const seconds = Number(fields.get(1) ?? 0n);
  if (seconds === 0) {
    return undefined;
  }
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  const micros = String(Math.floor(Number(fields.get(2) ?? 0n) / 1000)).padStart(6, '0');
  return isMicro ? `${text}.${micros}Z` : `${text}Z`;
}

function readIntOrString(bytes: Buffer): number | string {
  const fields = new Map([...readFields(bytes)].map(({ number, value }) => [number, value]));
  const isText = fields.get(1) === 1n;
  return isText ? (fields.get(3)?.toString() ?? '') : Number(fields.get(2) ?? 0n);
}

function readRaw(bytes: Buffer): unknown {
  try {
    return JSON.parse(readText(bytes, 1));
  } catch {
    return undefined;
  }
}
