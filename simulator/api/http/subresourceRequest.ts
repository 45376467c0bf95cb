// Requests for subresources: which handler answers which.

import type { ResourceRequest } from './context.js';
import { evictPod } from './evictionRequest.js';
import { getObject } from './listRequest.js';
import { readLog } from './logRequest.js';
import type { HttpResponse, Reply } from './message.js';
import { patchObject } from './patchRequest.js';
import { bindPod } from './podRequests.js';
import { methodNotAllowed, notSimulated, unknownResource } from './refusals.js';
import { handleScale } from './scaleRequest.js';
import { issueToken } from './tokenRequest.js';
import { replaceObject } from './writeRequest.js';

/** Parts of an object that are written on their own, as the object's kind. */
const OWN_KIND = new Set(['status', 'ephemeralcontainers', 'resize', 'approval', 'finalize']);
const NEEDS_CONTAINERS = new Set(['exec', 'attach', 'portforward', 'proxy']);

/** Answers a request for a subresource. Throws ApiError. */
export function handleSubresource(resource: ResourceRequest): HttpResponse {
  const { path, served, request } = resource;
  const [subresource = ''] = path.subresource.split('/');
  if (!served.resource.subresources.includes(subresource)) {
    throw unknownResource();
  }
  if (NEEDS_CONTAINERS.has(subresource)) {
    throw notSimulated(subresource);
  }
  if (OWN_KIND.has(subresource)) {
    return handleOwnKind(resource);
  }
  if (subresource === 'scale') {
    return handleScale(resource);
  }
  const handler = handlers[`${request.method} ${served.resource.kind} ${subresource}`];
  if (handler === undefined) {
    throw methodNotAllowed();
  }
  return handler(resource);
}

const handlers: Readonly<Record<string, (resource: ResourceRequest) => HttpResponse>> = {
  'GET Pod log': readLog,
  'POST Pod binding': bindPod,
  'POST Pod eviction': evictPod,
  'POST ServiceAccount token': issueToken,
};

function handleOwnKind(resource: ResourceRequest): Reply {
  switch (resource.request.method) {
    case 'GET':
      return getObject(resource);
    case 'PUT':
      return replaceObject(resource);
    case 'PATCH':
      return patchObject(resource);
    default:
      throw methodNotAllowed();
  }
}
