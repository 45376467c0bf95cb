// The refusals of the API server, in its words.

import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { FieldError } from '../../core/validation/fieldError.js';
import type { GroupKind, ObjectKey } from '../kernel/types.js';
import { ApiError, type StatusDetails } from './apiError.js';
import { groupOf, pluralOf } from './resources.js';

/** `deployments.apps`, `pods`: how messages name a resource. */
export function qualifiedResource(groupKind: GroupKind): string {
  const group = groupOf(groupKind);
  return group === '' ? pluralOf(groupKind) : `${pluralOf(groupKind)}.${group}`;
}

export function notFound(groupKind: GroupKind, name: string): ApiError {
  const message = `${qualifiedResource(groupKind)} "${name}" not found`;
  return new ApiError(404, 'NotFound', message, resourceDetails(groupKind, name));
}

const SCALE_NAMES: { readonly [groupKind: GroupKind]: string } = {
  'apps/Deployment': 'deployments/scale.apps',
  'apps/ReplicaSet': 'replicasets/scale.apps',
  ReplicationController: 'replicationcontrollers/scale.autoscaling',
};

/** The scale of an object that is not there: some kinds name the subresource. */
export function scaleNotFound(groupKind: GroupKind, name: string): ApiError {
  const resource = SCALE_NAMES[groupKind] ?? qualifiedResource(groupKind);
  const message = `${resource} "${name}" not found`;
  return new ApiError(404, 'NotFound', message, resourceDetails(groupKind, name));
}

export function alreadyExists(groupKind: GroupKind, name: string): ApiError {
  const message = `${qualifiedResource(groupKind)} "${name}" already exists`;
  return new ApiError(409, 'AlreadyExists', message, resourceDetails(groupKind, name));
}

export function conflict(groupKind: GroupKind, name: string, why: string): ApiError {
  const message = `Operation cannot be fulfilled on ${qualifiedResource(groupKind)} "${name}": ${why}`;
  return new ApiError(409, 'Conflict', message, resourceDetails(groupKind, name));
}

/** The conflict of a write based on an older version. */
export function modifiedConflict(groupKind: GroupKind, name: string): ApiError {
  return conflict(
    groupKind,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );
}

export function forbidden(groupKind: GroupKind, name: string, why: string): ApiError {
  const message = `${qualifiedResource(groupKind)} "${name}" is forbidden: ${why}`;
  return new ApiError(403, 'Forbidden', message, resourceDetails(groupKind, name));
}

/** The store is full: what etcd says then. https://etcd.io/docs/latest/op-guide/maintenance/#space-quota */
export function spaceExceeded(): ApiError {
  return new ApiError(500, 'InternalError', 'etcdserver: mvcc: database space exceeded');
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequest', message);
}

/** 422 with every fault by field: `Deployment.apps "web" is invalid: [a, b]`. */
export function invalid(
  groupKind: GroupKind,
  key: Pick<ObjectKey, 'name'>,
  errors: readonly FieldError[],
): ApiError {
  const group = groupOf(groupKind);
  const kind = kindOf(groupKind);
  const causes = errors.map(error => ({
    reason: error.type,
    message: error.message,
    field: error.field,
  }));
  const texts = [...new Set(errors.map(error => `${error.field}: ${error.message}`))];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const message = `${group === '' ? kind : `${kind}.${group}`} "${key.name}" is invalid: ${list}`;
  const details = { name: key.name, ...(group === '' ? {} : { group }), kind, causes };
  const refusal = new ApiError(422, 'Invalid', message, details);
  refusal.fieldErrors = errors;
  return refusal;
}

/** The details most refusals carry: the resource by its plural. */
function resourceDetails(groupKind: GroupKind, name: string): StatusDetails {
  const group = groupOf(groupKind);
  return { name, ...(group === '' ? {} : { group }), kind: pluralOf(groupKind) };
}
