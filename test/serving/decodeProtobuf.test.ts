// Protobuf bodies, byte for byte as kubectl 1.32 sent them.

import { expect, test } from 'vitest';
import { decodeProtobuf, isProtobuf } from '../../serving/protobuf/decodeProtobuf.js';
import { encodeOpenApiV2 } from '../../serving/protobuf/openApiV2.js';
import { readFields } from '../../serving/protobuf/wire.js';

/** kubectl create configmap x --from-literal=a=b */
const CONFIG_MAP =
  '6b3873000a0f0a02763112' +
  '09436f6e6669674d6170121b0a110a01781200' +
  '1a0022002a00320038004200120' +
  '60a01611201621a002200';

test('decodes a ConfigMap', () => {
  expect(decodeProtobuf(Buffer.from(CONFIG_MAP, 'hex'))).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { a: 'b' },
  });
});

test('leaves everything else to others', () => {
  expect(isProtobuf(Buffer.from('{}'))).toBe(false);
  expect(decodeProtobuf(Buffer.from('{"kind":"Pod"}'))).toBeUndefined();
  expect(decodeProtobuf(Buffer.from('6b387300ffffff', 'hex'))).toBeUndefined();
  for (let length = 4; length < CONFIG_MAP.length / 2; length += 1) {
    const cut = Buffer.from(CONFIG_MAP, 'hex').subarray(0, length);
    expect(() => decodeProtobuf(cut)).not.toThrow();
  }
});

test('the OpenAPI document names each resource that can be patched', () => {
  const resource = {
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    plural: 'deployments',
    namespaced: true,
    verbs: ['patch'],
  } as never;
  const document = encodeOpenApiV2([resource]);
  expect([...readFields(document)].map(field => field.number)).toEqual([1, 2, 8]);
  const path = '/apis/apps/v1/namespaces/{namespace}/deployments/{name}';
  expect(document.toString('latin1')).toContain(path);
});
