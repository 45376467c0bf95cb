// Who writes: the field manager of a request, from its parameter or its client's name.

import type { FieldManager } from '../patch/managedFields.js';
import type { ResourceRequest } from './context.js';
import { badRequest } from './refusals.js';

/** The manager of a request. Server-side apply requires the parameter. Throws ApiError 400. */
export function fieldManagerOf(
  { request, context, served, path }: ResourceRequest,
  operation: FieldManager['operation'],
): FieldManager {
  const named = request.query.get('fieldManager') ?? '';
  if (operation === 'Apply' && named === '') {
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  }
  const [client = ''] = (request.headers['user-agent'] ?? '').split('/');
  return {
    name: named || client || 'unknown',
    operation,
    subresource: path.subresource,
    apiVersion: served.apiVersion,
    timestamp: context.server.timestamp,
  };
}
