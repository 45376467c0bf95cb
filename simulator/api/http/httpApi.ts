// The HTTP side of the simulated API server: one request in, one answer or stream out. No sockets, no waiting.

import { ApiError } from '../apiError.js';
import { componentStatuses } from './componentStatus.js';
import type { ApiContext, ResourceRequest } from './context.js';
import { deleteCollection, deleteObject } from './deleteRequest.js';
import { deprecationsOf } from './deprecation.js';
import { getObject, listObjects } from './listRequest.js';
import { type HttpRequest, type HttpResponse, isSet, type Reply } from './message.js';
import { METRICS_GROUP } from './metricsResources.js';
import { negotiate } from './negotiate.js';
import { patchObject } from './patchRequest.js';
import { requirePermission } from './permission.js';
import { bindPod } from './podRequests.js';
import { methodNotAllowed, unknownGroup, unknownResource } from './refusals.js';
import { warningHeader } from './represent.js';
import { parseResourcePath } from './requestPath.js';
import { resourceMetrics } from './resourceMetrics.js';
import { answerReview } from './reviews.js';
import { serverPage } from './serverPages.js';
import { errorReply } from './status.js';
import { handleSubresource } from './subresourceRequest.js';
import { watchObjects } from './watchRequest.js';
import { createObject, replaceObject } from './writeRequest.js';

/** Answers a request. Never throws: refusals and our own faults become a Status. */
export function handleRequest(context: ApiContext, request: HttpRequest): HttpResponse {
  try {
    return route(context, request);
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): Reply {
  return errorReply(error instanceof ApiError ? error : internalError(error));
}

/** The guard at the border: a fault of ours answers as the real server's panic handler does. */
function internalError(error: unknown): ApiError {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ApiError(500, 'InternalError', `Internal error occurred: ${why}`);
}

function route(context: ApiContext, request: HttpRequest): HttpResponse {
  const path = parseResourcePath(request.path);
  requirePermission(context, request, path);
  if (path === undefined) {
    return serverPage(context, request);
  }
  const served = context.resources.find(path.group, path.version, path.plural);
  if (served === undefined && !context.resources.hasGroup(path.group)) {
    throw unknownGroup(request.method, path);
  }
  if (served === undefined || (path.namespace !== '' && !served.resource.namespaced)) {
    throw unknownResource();
  }
  const form = negotiate(path.subresource === 'log' ? undefined : request.headers['accept']);
  const warnings = new Set(deprecationsOf(served));
  const warn = (text: string): void => void warnings.add(text);
  const resource = { context, request, path, served, form, warn };
  return withWarnings(answer(resource), warnings);
}

/** A refusal too may come with warnings. */
function answer(resource: ResourceRequest): HttpResponse {
  try {
    return handleResource(resource);
  } catch (error) {
    return refused(error);
  }
}

function withWarnings(response: HttpResponse, warnings: ReadonlySet<string>): HttpResponse {
  return warnings.size === 0
    ? response
    : { ...response, headers: [...response.headers, ...[...warnings].map(warningHeader)] };
}

function handleResource(resource: ResourceRequest): HttpResponse {
  const { path, request, served } = resource;
  if (path.subresource !== '') {
    return handleSubresource(resource);
  }
  const isCollection = path.name === '';
  requireVerb(resource, isCollection);
  if (served.resource.kind === 'ComponentStatus') {
    return componentStatuses(resource);
  }
  if (served.resource.group === METRICS_GROUP) {
    return resourceMetrics(resource);
  }
  if (request.method === 'GET' && (isSet(request.query, 'watch') || isCollection)) {
    return isSet(request.query, 'watch') ? watchObjects(resource) : listObjects(resource);
  }
  if (request.method === 'POST') {
    return create(resource);
  }
  const handler = (isCollection ? { DELETE: deleteCollection } : objectHandlers) as Readonly<
    Record<string, (resource: ResourceRequest) => Reply>
  >;
  return (handler[request.method] ?? refuse)(resource);
}

const objectHandlers = {
  GET: getObject,
  PUT: replaceObject,
  PATCH: patchObject,
  DELETE: deleteObject,
};

function refuse(): never {
  throw methodNotAllowed();
}

function create(resource: ResourceRequest): Reply {
  if (resource.served.resource.kind === 'Binding') {
    return bindPod(resource);
  }
  return answerReview(resource) ?? createObject(resource);
}

/** Which verb a method on a collection or on an object is. */
const COLLECTION_VERBS: Readonly<Record<string, string>> = {
  GET: 'list',
  POST: 'create',
  DELETE: 'deletecollection',
};
const OBJECT_VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

function requireVerb({ request, served, path }: ResourceRequest, isCollection: boolean): void {
  const verb = (isCollection ? COLLECTION_VERBS : OBJECT_VERBS)[request.method];
  const needsNamespace = verb === 'create' || verb === 'deletecollection' || !isCollection;
  const lacksNamespace = served.resource.namespaced && path.namespace === '' && needsNamespace;
  if (verb === undefined || !served.resource.verbs.includes(verb) || lacksNamespace) {
    throw methodNotAllowed();
  }
}
