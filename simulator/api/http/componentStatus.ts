// componentstatuses: computed on request, healthy as long as anybody can ask.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { notFound } from '../errors.js';
import { type ResourceRequest, representerOf } from './context.js';
import type { Reply } from './message.js';

const NAMES = ['controller-manager', 'etcd-0', 'scheduler'];

/** GET of component statuses, all or one. */
export function componentStatuses(resource: ResourceRequest): Reply {
  const { path, served } = resource;
  if (path.name === '') {
    const { revision } = resource.context.server.store;
    return representerOf(resource).list(NAMES.map(toObject), { resourceVersion: String(revision) });
  }
  if (!NAMES.includes(path.name)) {
    throw notFound(served.groupKind, path.name);
  }
  return representerOf(resource).reply(200, toObject(path.name));
}

function toObject(name: string): KubernetesObject {
  const conditions = [{ type: 'Healthy', status: 'True', message: 'ok' }];
  return { apiVersion: 'v1', kind: 'ComponentStatus', metadata: { name }, conditions };
}
