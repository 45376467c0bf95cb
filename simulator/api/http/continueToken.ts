// The token that continues a paged list: the snapshot the pages are of, and the last key given.

import { decodeText, encodeText } from '../../../core/kubernetes/base64.js';
import { isMap } from '../patch/jsonValue.js';
import { badRequest } from './refusals.js';

/** Where a list goes on. */
export interface Continuation {
  /** The version of the first page; -1: whatever is newest. */
  readonly revision: number;
  /** The key of the last object of the page before. */
  readonly after: string;
}

/** Opaque to clients; written as the real server writes it. */
export function writeToken({ revision, after }: Continuation): string {
  const text = JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: `${after}\u0000` });
  return encodeText(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws ApiError 400 for what is no token. */
export function readToken(token: string): Continuation {
  const value = parse(token);
  const { v, rv, start } = isMap(value) ? value : {};
  if (v !== 'meta.k8s.io/v1' || typeof rv !== 'number' || typeof start !== 'string') {
    throw badRequest('invalid continue token: continue key is not valid: the token cannot be read');
  }
  return { revision: rv, after: start.replace(/\0$/, '') };
}

function parse(token: string): unknown {
  const digits = token.replaceAll('-', '+').replaceAll('_', '/');
  const text = digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
  try {
    return JSON.parse(decodeText(text) ?? '');
  } catch {
    return undefined;
  }
}
