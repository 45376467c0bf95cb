// Who may come in: requests that name this server in their Host header and carry its token.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../simulator/api/apiError.js';
import { LOOPBACK_NAMES } from './certificate.js';

/** The refusal of a request, undefined where it may pass. A foreign Host is DNS rebinding at work. */
export function refusalOf(
  headers: IncomingHttpHeaders,
  expected: { readonly port: number; readonly token: string },
): ApiError | undefined {
  const hosts = LOOPBACK_NAMES.map(name => `${name}:${expected.port}`);
  if (!hosts.includes(headers.host ?? '')) {
    return new ApiError(403, 'Forbidden', 'forbidden: this server answers on 127.0.0.1 only');
  }
  if (!isSameText(headers.authorization ?? '', `Bearer ${expected.token}`)) {
    return new ApiError(401, 'Unauthorized', 'Unauthorized');
  }
  return undefined;
}

/** Compares in a time that says nothing about where the texts differ. */
function isSameText(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
