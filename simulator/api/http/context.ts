// What the handlers of requests share: the server, what it serves, and one parsed request.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { UsageReader } from '../../resourceUsage.js';
import type { ApiServer } from '../apiServer.js';
import type { HttpRequest } from './message.js';
import type { Representation } from './negotiate.js';
import { Representer } from './represent.js';
import type { ResourcePath } from './requestPath.js';
import type { ServedResource, ServedResources } from './servedResources.js';

/** One cluster, as its HTTP side sees it. */
export interface ApiContext {
  readonly server: ApiServer;
  readonly resources: ServedResources;
  /** Runs a write as an action of the user: one timeline entry, the cause of what follows. */
  act<T>(summary: string, action: () => T): T;
  /** What containers use; undefined, or left out, where nobody serves such metrics. */
  resourceUsage?(): UsageReader | undefined;
  /** What a container has printed, oldest line first. */
  logLines(pod: KubernetesObject, container: string): readonly string[];
}

/** A request for a served resource. */
export interface ResourceRequest {
  readonly context: ApiContext;
  readonly request: HttpRequest;
  readonly path: ResourcePath;
  readonly served: ServedResource;
  readonly form: Representation;
  /** Adds a warning to the answer, whatever it is; one that is there already is left out. */
  warn(text: string): void;
}

/** The writer of this request's answer. */
export function representerOf({ served, form, request, context }: ResourceRequest): Representer {
  return new Representer(served, form, request, context.server.nowMs);
}

/** The object the path names. Throws ApiError 404. */
export function requireObject({ context, served, path }: ResourceRequest): KubernetesObject {
  return context.server.require(served.groupKind, { namespace: path.namespace, name: path.name });
}

/** The request is to be checked but not done. */
export function isDryRun(request: HttpRequest, options?: { readonly dryRun?: unknown }): boolean {
  const inBody = Array.isArray(options?.dryRun) && options.dryRun.includes('All');
  return request.query.get('dryRun') === 'All' || inBody;
}
