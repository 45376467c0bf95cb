// Status objects: how the API server says no, and how it says that something without an object is done.

import type { ApiError, StatusDetails } from '../apiError.js';
import { jsonReply, type Reply } from './message.js';

/** The Status of a refusal. */
export function statusOf(error: ApiError): object {
  const details = error.details === undefined ? {} : { details: error.details };
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: error.continue === undefined ? {} : { continue: error.continue },
    status: 'Failure',
    message: error.message,
    ...(error.reason === '' ? {} : { reason: error.reason }),
    ...details,
    code: error.code,
  };
}

/** The answer to a refused request. */
export function errorReply(error: ApiError): Reply {
  const reply = jsonReply(error.code, statusOf(error));
  const retryAfter = error.details?.retryAfterSeconds;
  return retryAfter === undefined
    ? reply
    : { ...reply, headers: [...reply.headers, ['Retry-After', String(retryAfter)]] };
}

const success = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' };

/** The Status of a deletion that is complete. */
export function successStatus(details: StatusDetails): object {
  return { ...success, details };
}

/** The answer to what was created and is no object: a binding, an eviction. */
export const createdReply: Reply = jsonReply(201, { ...success, code: 201 });
