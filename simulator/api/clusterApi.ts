// The API as one controller sees it: reads from the store, writes under its own name.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { createRandom } from '../kernel/random.js';
import type {
  Cluster,
  DeleteOptions,
  EventRecord,
  GroupKind,
  ObjectKey,
  Random,
} from '../kernel/types.js';
import type { ApiServer, RequestOptions } from './apiServer.js';
import type { EventRecorder } from './eventRecorder.js';

/** A client of the API server for one actor. */
export class ClusterApi implements Cluster {
  readonly random: Random;
  readonly #server: ApiServer;
  readonly #events: EventRecorder;
  readonly #actor: string;
  readonly #options: RequestOptions;
  readonly #statusOptions: RequestOptions;

  constructor(server: ApiServer, events: EventRecorder, actor: string) {
    this.#server = server;
    this.#events = events;
    this.#actor = actor;
    this.#options = { actor, isTrusted: actor !== 'user' };
    this.#statusOptions = { ...this.#options, subresource: 'status' };
    this.random = createRandom(server.seed, `controller|${actor}`);
  }

  get nowMs(): number {
    return this.#server.nowMs;
  }

  get timestamp(): string {
    return this.#server.timestamp;
  }

  get<T extends KubernetesObject>(
    groupKind: GroupKind,
    namespace: string,
    name: string,
  ): T | undefined {
    return this.#server.store.get(groupKind, namespace, name) as T | undefined;
  }

  list<T extends KubernetesObject>(groupKind: GroupKind, namespace?: string): readonly T[] {
    return this.#server.store.list(groupKind, namespace) as readonly T[];
  }

  dependents<T extends KubernetesObject>(ownerUid: string, groupKind?: GroupKind): readonly T[] {
    return this.#server.store.dependents(ownerUid, groupKind) as readonly T[];
  }

  getByUid<T extends KubernetesObject>(uid: string): T | undefined {
    return this.#server.store.byUid(uid) as T | undefined;
  }

  get groupKinds(): readonly GroupKind[] {
    return this.#server.store.groupKinds;
  }

  orphans<T extends KubernetesObject>(groupKind: GroupKind, namespace: string): readonly T[] {
    return this.#server.store.orphans(groupKind, namespace) as readonly T[];
  }

  podsOnNode<T extends KubernetesObject>(nodeName: string): readonly T[] {
    return this.#server.store.podsOnNode(nodeName) as readonly T[];
  }

  podsWithLabels<T extends KubernetesObject>(
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): readonly T[] {
    return this.#server.store.podsWithLabels(namespace, labels) as readonly T[];
  }

  create<T extends KubernetesObject>(object: T): T {
    return this.#server.create(object, this.#options) as T;
  }

  update<T extends KubernetesObject>(object: T): T {
    return this.#server.update(object, this.#options) as T;
  }

  finalize<T extends KubernetesObject>(namespace: T): T {
    return this.#server.update(namespace, { ...this.#options, subresource: 'finalize' }) as T;
  }

  updateStatus<T extends KubernetesObject>(object: T): T {
    return this.#server.update(object, this.#statusOptions) as T;
  }

  delete(groupKind: GroupKind, key: ObjectKey, options: DeleteOptions = {}): void {
    this.#server.delete(groupKind, key, options, this.#options);
  }

  bind(key: ObjectKey, nodeName: string): KubernetesObject {
    return this.#server.bind(key, nodeName, this.#options);
  }

  event(object: KubernetesObject, record: EventRecord): void {
    this.#events.record(this.#actor, object, record);
  }
}
