// Requests in another user's name are held against roles and bindings; the administrator may do everything.

import { ApiError } from '../apiError.js';
import { type Attributes, authorize } from '../authorization/authorize.js';
import { identityOf } from '../authorization/identity.js';
import type { ApiContext } from './context.js';
import { type HttpRequest, isSet } from './message.js';
import type { ResourcePath } from './requestPath.js';

/** Throws ApiError 403 where the user a request is made for may not. `path`: undefined for the server's own pages. */
export function requirePermission(
  { server }: ApiContext,
  request: HttpRequest,
  path: ResourcePath | undefined,
): void {
  if (request.headers['impersonate-user'] === undefined) {
    return;
  }
  const who = identityOf(request.headers);
  const asked = path === undefined ? pageAttributes(request) : resourceAttributes(request, path);
  const { allowed, reason } = authorize(who, asked, server.store);
  if (!allowed) {
    const why = `User "${who.username}" cannot ${shown(asked)}`;
    throw forbidden(asked, reason === '' ? why : `${why}: ${reason}`);
  }
}

function forbidden({ group, resource, name }: Attributes, why: string): ApiError {
  const [plural = ''] = resource.split('/');
  const qualified = group === '' ? plural : `${plural}.${group}`;
  const subject = name === '' ? qualified : `${qualified} "${name}"`;
  const message = subject === '' ? `forbidden: ${why}` : `${subject} is forbidden: ${why}`;
  const details = { ...(name !== '' && { name }), ...(group !== '' && { group }), kind: plural };
  return new ApiError(403, 'Forbidden', message, plural === '' ? {} : details);
}

function shown({ verb, group, resource, namespace, path }: Attributes): string {
  if (path !== '') {
    return `${verb} path "${path}"`;
  }
  const place = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return `${verb} resource "${resource}" in API group "${group}" ${place}`;
}

function pageAttributes({ method, path }: HttpRequest): Attributes {
  return { verb: method.toLowerCase(), group: '', resource: '', namespace: '', name: '', path };
}

function resourceAttributes(request: HttpRequest, path: ResourcePath): Attributes {
  const { group, plural, subresource, name } = path;
  return {
    verb: verbOf(request, name),
    group,
    resource: subresource === '' ? plural : `${plural}/${subresource}`,
    namespace: plural === 'namespaces' && group === '' ? name : path.namespace,
    name,
    path: '',
  };
}

function verbOf({ method, query }: HttpRequest, name: string): string {
  switch (method) {
    case 'GET':
      return isSet(query, 'watch') ? 'watch' : name === '' ? 'list' : 'get';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    default:
      return name === '' ? 'deletecollection' : 'delete';
  }
}
