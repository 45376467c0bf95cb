// Subresources of pods that are no part of the object: binding.

import { isMap } from '../patch/jsonValue.js';
import { isDryRun, type ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import type { Reply } from './message.js';
import { createdReply } from './status.js';
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
  return createdReply;
}
