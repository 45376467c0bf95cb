// JSON patch, RFC 6902: `application/json-patch+json`, with the words of the server's library (evanphx/json-patch).

import type { Operation } from 'fast-json-patch';
import fastJsonPatch from 'fast-json-patch';
import { goKind } from '../http/goText.js';
import { isEqualJson, isMap } from './jsonValue.js';
import { PatchError } from './patchError.js';

const OPERATIONS_MAX = 10_000;

/** The document with the operations applied, in order. Throws PatchError with the server's words. */
export function jsonPatch(document: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) {
    const why = `json: cannot unmarshal ${goKind(operations)} into Go value of type []interface {}`;
    throw new PatchError(400, `error decoding patch: ${why}`);
  }
  const other = operations.find(operation => !isMap(operation));
  if (other !== undefined) {
    const why = `cannot unmarshal ${goKind(other)} into Go value of type jsonpatch.Operation`;
    throw new PatchError(400, `json: ${why}`);
  }
  if (operations.length > OPERATIONS_MAX) {
    throw new PatchError(
      400,
      `Request entity is too large: limit is ${OPERATIONS_MAX} operations, got ${operations.length}`,
    );
  }
  return operations.reduce<unknown>(applyOne, document);
}

function applyOne(document: unknown, operation: { readonly [key: string]: unknown }): unknown {
  const { op, path } = operation;
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/'))) {
    throw new PatchError(422, `${String(op)} operation does not apply: missing path`);
  }
  if (op === 'test') {
    const found = valueAt(document, path);
    if (!isEqualJson(found ?? null, operation['value'] ?? null)) {
      throw new PatchError(422, `testing value ${path} failed: test failed`);
    }
    return document;
  }
  if ((op === 'remove' || op === 'replace') && valueAt(document, path) === undefined) {
    throw new PatchError(422, missing(op, path));
  }
  return applyByLibrary(document, { ...operation, path } as unknown as Operation);
}

function applyByLibrary(document: unknown, operation: Operation): unknown {
  try {
    return fastJsonPatch.applyOperation(document, operation, true, false, true).newDocument;
  } catch {
    throw new PatchError(422, missing(operation.op, operation.path));
  }
}

function missing(op: string, path: string): string {
  if (op === 'replace') {
    return `replace operation does not apply: doc is missing key: ${path}: missing value`;
  }
  if (op === 'remove') {
    return `remove operation does not apply: doc is missing path: "${path}": missing value`;
  }
  if (op === 'add') {
    return `add operation does not apply: doc is missing path: "${path}": missing value`;
  }
  return `Unexpected kind: ${op}`;
}

function valueAt(document: unknown, path: string): unknown {
  const keys = path.split('/').slice(1);
  let value = document;
  for (const key of keys) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      value = value[Number(name)];
    } else if (isMap(value) && Object.hasOwn(value, name)) {
      value = value[name];
    } else {
      return undefined;
    }
  }
  return value;
}
