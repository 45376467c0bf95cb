// The cluster at one moment, now or in the past, by kind. The picture, the tree and explanations read only this.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ObjectId } from '../../core/protocol.js';
import { groupKindOf } from '../../simulator/api/resources.js';
import { isAllocation } from '../../simulator/api/serviceAddresses.js';
import type { GroupKind } from '../../simulator/kernel/types.js';
import type { Simulation } from '../../simulator/simulation.js';
import { idOf, parseObjectId } from './objectId.js';

export interface Snapshot {
  /** Virtual milliseconds since the epoch. */
  readonly timeMs: number;
  readonly startMs: number;
  /** Objects of a kind in a stable order; `T` is the type of the kind asked for. */
  list<T = KubernetesObject>(groupKind: GroupKind): readonly T[];
  get<T = KubernetesObject>(id: ObjectId): T | undefined;
  /** Kinds that there are objects of, sorted. */
  kinds(): readonly GroupKind[];
}

/** The cluster as it is; valid until the simulation runs on. */
export function snapshotNow(simulation: Simulation, startMs: number): Snapshot {
  return {
    timeMs: simulation.nowMs,
    startMs,
    list: <T>(groupKind: GroupKind) =>
      listNow(simulation, groupKind) as readonly unknown[] as readonly T[],
    get: <T>(id: ObjectId) => {
      const reference = parseObjectId(id);
      return reference === undefined
        ? undefined
        : (simulation.get(reference.groupKind, reference.namespace, reference.name) as
            | T
            | undefined);
    },
    kinds: () =>
      simulation.server.store.groupKinds.filter(kind => listNow(simulation, kind).length > 0),
  };
}

/** What the allocator of addresses keeps for itself is nothing that people made. */
function listNow(simulation: Simulation, groupKind: GroupKind): readonly KubernetesObject[] {
  const objects = simulation.list(groupKind);
  return allocated.has(groupKind) ? objects.filter(object => !isAllocation(object)) : objects;
}

const allocated = new Set(['networking.k8s.io/IPAddress', 'networking.k8s.io/ServiceCIDR']);

/** The cluster as it was. Events are told by their time, because history does not keep them. */
export function snapshotAt(simulation: Simulation, startMs: number, atMs: number): Snapshot {
  const events = simulation.list('Event').filter(event => eventTimeMs(event) <= atMs);
  const objects = [
    ...simulation.objects(atMs).filter(object => object.kind !== 'Event'),
    ...events,
  ];
  return snapshotOf(objects, startMs, atMs);
}

/** A snapshot of given objects; what tests are made of. */
export function snapshotOf(
  objects: readonly KubernetesObject[],
  startMs: number,
  timeMs: number,
): Snapshot {
  const byKind = new Map<GroupKind, KubernetesObject[]>();
  const byId = new Map<ObjectId, KubernetesObject>();
  for (const object of objects) {
    const groupKind = groupKindOf(object);
    const list = byKind.get(groupKind);
    if (list === undefined) {
      byKind.set(groupKind, [object]);
    } else {
      list.push(object);
    }
    byId.set(idOf(object), object);
  }
  return {
    timeMs,
    startMs,
    list: <T>(groupKind: GroupKind) =>
      (byKind.get(groupKind) ?? []) as readonly unknown[] as readonly T[],
    get: <T>(id: ObjectId) => byId.get(id) as T | undefined,
    kinds: () => [...byKind.keys()].sort(),
  };
}

/** When an event last happened, as virtual milliseconds since the epoch. */
export function eventTimeMs(event: KubernetesObject): number {
  const text = event['lastTimestamp'] ?? event['eventTime'] ?? event['firstTimestamp'];
  const time = typeof text === 'string' ? text : event.metadata.creationTimestamp;
  return typeof time === 'string' ? Date.parse(time) : 0;
}
