// Subresources of pods that are no part of the object: binding.

import { isMap } from '../patch/jsonValue.js';
import { isDryRun, type ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import { jsonReply, type Reply } from './message.js';
import { write } from './writeRequest.js';

/** POST of a Binding, to a pod's subresource or to the collection of bindings. */
export function bindPod(resource: ResourceRequest): Reply {
  const { context, path, request } = resource;
  const binding = toObject(parseBody(request), { apiVersion: 'v1', kind: 'Binding' });
  const target = isMap(binding['target']) ? binding['target'] : {};
  const name = path.name === '' ? (binding.metadata.name ?? '') : path.name;
  const options = { actor: 'user', dryRun: isDryRun(request) };
  const key = { namespace: path.namespace, name };
  write(resource, 'Bound', () => context.server.bind(key, String(target['name'] ?? ''), options));
  return jsonReply(201, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    code: 201,
  });
}
