// Refusals that belong to HTTP rather than to objects: unknown resources, methods, media types.

import { ApiError } from '../apiError.js';
import type { ResourcePath } from './requestPath.js';

/** 404 for a path no resource is served at. */
export function unknownResource(): ApiError {
  return new ApiError(404, 'NotFound', 'the server could not find the requested resource', {});
}

/** 404 for a group nobody serves. The real server sends plain text, which clients put in these words. */
export function unknownGroup(method: string, { group, plural, name }: ResourcePath): ApiError {
  const what = [method.toLowerCase(), `${plural}.${group}`, ...(name === '' ? [] : [name])];
  const message = `the server could not find the requested resource (${what.join(' ')})`;
  return new ApiError(404, 'NotFound', message, {});
}

/** 405 for a verb the resource has not. */
export function methodNotAllowed(): ApiError {
  const message = 'the server does not allow this method on the requested resource';
  return new ApiError(405, 'MethodNotAllowed', message, {});
}

/** 415: the body is in a format the server does not read. */
export function unsupportedMediaType(accepted: readonly string[]): ApiError {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
  return new ApiError(415, 'UnsupportedMediaType', message);
}

/** 406: nothing the client accepts can be produced. */
export function notAcceptable(): ApiError {
  const message = 'only the following media types are accepted: application/json, application/yaml';
  return new ApiError(406, 'NotAcceptable', message);
}

/** 400 with the server's words. */
export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequest', message);
}

/** 422 of a patch that cannot be applied; the server keeps the cause to itself. */
export function unprocessablePatch(): ApiError {
  const message = 'the server rejected our request due to an error in our request';
  return new ApiError(422, 'Invalid', message, {});
}

/** 501 for what needs a running container. */
export function notSimulated(what: string): ApiError {
  const message = `${what} is not simulated: containers of a simulated cluster do not run`;
  return new ApiError(501, 'NotImplemented', message);
}
