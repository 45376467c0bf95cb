// Writing a status as Go encodes it, and only when it changed.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isEqual } from '../../api/equal.js';
import type { Cluster } from '../../kernel/types.js';

/**
 * Without what Go's `omitempty` leaves out: zeros, empty texts, lists and undefined, but for the
 * kept fields.
 */
export function omitEmpty<T extends object>(status: T, kept: readonly (keyof T & string)[]): T {
  const entries = Object.entries(status).filter(
    ([key, value]) => value !== undefined && (kept.includes(key as never) || !isEmpty(value)),
  );
  return Object.fromEntries(entries) as T;
}

/** Writes the status unless the object has it already; returns the object as it then is. */
export function writeStatus<T extends KubernetesObject & { readonly status?: unknown }>(
  cluster: Cluster,
  object: T,
  status: T['status'],
): T {
  return isEqual(object.status ?? {}, status ?? {})
    ? object
    : cluster.updateStatus({ ...object, status });
}

function isEmpty(value: unknown): boolean {
  return (
    value === 0 || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  );
}
