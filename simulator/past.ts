// The cluster as it was: undoes the timeline's changes from now back to a virtual time.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import { groupKindOf } from './api/resources.js';
import { isAllocation } from './api/serviceAddresses.js';
import type { Runtime } from './runtime.js';

/** All objects but events and the allocator's, by kind, namespace and name; as old as the timeline reaches back at most. */
export function objectsAt(runtime: Runtime, atMs: number | undefined): readonly KubernetesObject[] {
  const { store } = runtime.server;
  const now = store.groupKinds
    .flatMap(groupKind => store.list(groupKind))
    .filter(object => !isAllocation(object));
  if (atMs === undefined || atMs >= runtime.kernel.nowMs) {
    return now;
  }
  const byKey = new Map(now.filter(isRecorded).map(object => [keyOf(object), object]));
  const { entries } = runtime.timeline;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry === undefined || entry.timeMs <= atMs) {
      break;
    }
    if (entry.before !== undefined) {
      byKey.set(keyOf(entry.before), entry.before);
    } else if (entry.after !== undefined) {
      byKey.delete(keyOf(entry.after));
    }
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
}

function isRecorded(object: KubernetesObject): boolean {
  return object.kind !== 'Event';
}

function keyOf(object: KubernetesObject): string {
  const { namespace = '', name } = object.metadata;
  return `${groupKindOf(object)}|${namespace}|${name}`;
}
