// POST and PUT of objects.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { admitByPolicies } from '../admission/validatingAdmissionPolicy.js';
import type { RequestOptions } from '../apiServer.js';
import { type TrackingRules, trackUpdate } from '../patch/managedFields.js';
import { isNamespaced } from '../resources.js';
import { applyDefaults } from '../validation.js';
import { warningsOnCreate, warningsOnUpdate } from '../warnings.js';
import { isDryRun, type ResourceRequest, representerOf } from './context.js';
import { toRequestVersion, toStoredVersion } from './conversion.js';
import { decodeObject } from './decodeObject.js';
import { fieldManagerOf } from './fieldManager.js';
import type { Reply } from './message.js';
import { badRequest } from './refusals.js';
import { fieldsTypeOf } from './servedResources.js';

/** POST to a collection. */
export function createObject(resource: ResourceRequest): Reply {
  const placed = inNamespaceOfPath(decodeObject(resource), resource);
  return representerOf(resource).reply(201, storeCreated(resource, placed));
}

/** Creates an object of the request's version; also what a server-side apply does where nothing is. */
export function storeCreated(
  resource: ResourceRequest,
  object: KubernetesObject,
): KubernetesObject {
  const { served, context } = resource;
  const { managedFields, ...metadata } = object.metadata;
  const isApplied = managedFields?.[0]?.['operation'] === 'Apply';
  const tracked = isApplied
    ? object
    : trackUpdate(
        undefined,
        { ...object, metadata },
        fieldManagerOf(resource, 'Update'),
        trackingRulesOf(resource),
      );
  return warning(
    resource,
    warn =>
      write(resource, 'Created', () =>
        context.server.create(toStoredVersion(served, tracked), { ...optionsOf(resource), warn }),
      ),
    created => warningsOnCreate(created, context.server),
  );
}

function trackingRulesOf({ served, context }: ResourceRequest): TrackingRules {
  const isStored = served.apiVersion === served.storedApiVersion;
  return {
    type: fieldsTypeOf(served),
    hasStatus: served.resource.subresources.includes('status'),
    withDefaults: object => (isStored ? applyDefaults(object, context.server) : object),
  };
}

/** PUT of an object or of its status. */
export function replaceObject(resource: ResourceRequest): Reply {
  const placed = inNamespaceOfPath(decodeObject(resource), resource);
  const name = placed.metadata.name ?? '';
  if (name !== '' && name !== resource.path.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${resource.path.name})`,
    );
  }
  const named = { ...placed, metadata: { ...placed.metadata, name: resource.path.name } };
  return representerOf(resource).reply(200, storeUpdated(resource, named));
}

/** Updates an object of the request's version, with its managedFields kept. */
export function storeUpdated(
  resource: ResourceRequest,
  object: KubernetesObject,
): KubernetesObject {
  const { served, context, path } = resource;
  const key = { namespace: path.namespace, name: path.name };
  const live = toRequestVersion(served, context.server.require(served.groupKind, key));
  const manager = fieldManagerOf(resource, 'Update');
  const tracked = trackUpdate(live, object, manager, trackingRulesOf(resource));
  return storeTracked(resource, tracked);
}

/** Updates an object whose managedFields are settled. */
export function storeTracked(
  resource: ResourceRequest,
  object: KubernetesObject,
): KubernetesObject {
  const { served, context, path } = resource;
  const previous = context.server.get(served.groupKind, path.namespace, path.name);
  return warning(
    resource,
    warn =>
      write(resource, 'Changed', () =>
        context.server.update(toStoredVersion(served, object), { ...optionsOf(resource), warn }),
      ),
    updated =>
      path.subresource === '' || path.subresource === 'scale'
        ? warningsOnUpdate(updated, previous, context.server)
        : [],
  );
}

/** Runs a write and tells the client its warnings: of the kind's own rules first, then of admission. */
function warning(
  { warn }: ResourceRequest,
  action: (warn: (text: string) => void) => KubernetesObject,
  ownWarnings: (stored: KubernetesObject) => readonly string[],
): KubernetesObject {
  const ofAdmission: string[] = [];
  try {
    const stored = action(text => ofAdmission.push(text));
    ownWarnings(stored).forEach(warn);
    return stored;
  } finally {
    ofAdmission.forEach(warn);
  }
}

/** How the server is asked: by the user, for the resource or one of its subresources. */
function optionsOf({ request, path }: ResourceRequest): RequestOptions {
  return {
    actor: 'user',
    dryRun: isDryRun(request),
    subresource: path.subresource as NonNullable<RequestOptions['subresource']>,
  };
}

/** What policies say of a write of a subresource that has a kind of its own. Throws ApiError. */
export function admitSubresource(
  { served, path, context, warn }: ResourceRequest,
  operation: 'CREATE' | 'UPDATE',
  object: KubernetesObject,
  previous?: KubernetesObject,
): void {
  const { name, namespace, subresource } = path;
  const metadata = { ...object.metadata, name, ...(namespace !== '' && { namespace }) };
  admitByPolicies(
    {
      operation,
      subresource,
      groupKind: served.groupKind,
      object: { ...object, metadata },
      previous,
      warn,
    },
    context.server,
  );
}

/** Runs a write as one action of the user; a dry run leaves no trace. */
export function write<T>(resource: ResourceRequest, verb: string, action: () => T): T {
  if (isDryRun(resource.request)) {
    return action();
  }
  const { served, path, context } = resource;
  const subresource = path.subresource === '' ? '' : ` (${path.subresource})`;
  const name = path.name === '' ? '' : ` ${path.name}`;
  return context.act(`${verb} ${served.resource.kind}${name}${subresource}`, action);
}

/** The object in the namespace of the path. Throws ApiError 400 where it names another. */
export function inNamespaceOfPath(
  object: KubernetesObject,
  { path, served }: Pick<ResourceRequest, 'path' | 'served'>,
): KubernetesObject {
  const { namespace = '' } = object.metadata;
  if (!served.resource.namespaced || !isNamespaced(served.groupKind)) {
    const { namespace: _none, ...metadata } = object.metadata;
    return { ...object, metadata };
  }
  if (namespace !== '' && namespace !== path.namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return { ...object, metadata: { ...object.metadata, namespace: path.namespace } };
}
