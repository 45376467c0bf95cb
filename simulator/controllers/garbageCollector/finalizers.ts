// The finalizers by which the garbage collector keeps an owner until it has dealt with its dependents.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';

export const orphanFinalizer = 'orphan';
export const foregroundFinalizer = 'foregroundDeletion';

/** The object is being deleted in the foreground: its dependents go first. */
export function isWaitingForDependents(object: KubernetesObject): boolean {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  return deletionTimestamp !== undefined && finalizers.includes(foregroundFinalizer);
}

/** The object without one of its finalizers. */
export function withoutFinalizer(object: KubernetesObject, finalizer: string): KubernetesObject {
  const { finalizers = [], ...metadata } = object.metadata;
  const left = finalizers.filter(name => name !== finalizer);
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, finalizers: left } };
}
