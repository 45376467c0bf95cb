// Reads the body of a request, up to the size the API server takes.

import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { ApiError } from '../simulator/api/apiError.js';

const BODY_BYTES_MAX = 3 * 1024 * 1024;
/** What is too large is still read to its end, so that its sender hears why; beyond this it is cut off. */
const READ_BYTES_MAX = 64 * 1024 * 1024;

/** The bytes of the body, unzipped. Rejects with ApiError 413 when it is too large. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_BYTES_MAX) {
        chunks.push(chunk);
      } else if (size > READ_BYTES_MAX) {
        request.destroy();
      }
    });
    request.on('error', () => reject(new ApiError(400, 'BadRequest', 'the request broke off')));
    request.on('end', () => {
      if (size > BODY_BYTES_MAX) {
        reject(tooLarge());
        return;
      }
      const body = Buffer.concat(chunks);
      const isZipped = request.headers['content-encoding'] === 'gzip';
      try {
        resolve(isZipped ? gunzipSync(body, { maxOutputLength: BODY_BYTES_MAX }) : body);
      } catch {
        reject(tooLarge());
      }
    });
  });
}

function tooLarge(): ApiError {
  const message = `Request entity is too large: limit is ${BODY_BYTES_MAX}`;
  return new ApiError(413, 'RequestEntityTooLarge', message);
}
