// The simulated API server: the only way to change what the cluster holds. Every write is defaulted, admitted,
// validated, stored, recorded and told to those who watch, as the real one does it.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import type { Quantities } from '../../core/kubernetes/quantities.js';
import type { ResourceQuota } from '../../schemas/built/types.js';
import type { Kernel } from '../kernel/kernel.js';
import { createRandom } from '../kernel/random.js';
import type { Timeline } from '../kernel/timeline.js';
import type {
  CauseId,
  ChangeNotice,
  DeleteOptions,
  GroupKind,
  ObjectKey,
  Random,
} from '../kernel/types.js';
import type { Warn } from './admission/types.js';
import { admitByPolicies } from './admission/validatingAdmissionPolicy.js';
import { Allocator } from './allocation/allocator.js';
import { clusterIpRange, nodePortRange } from './allocation/ranges.js';
import { Bindings, bindingRequest } from './binding.js';
import { prepareCreate } from './creation.js';
import { findDefinition, isNamespacedKind } from './customKinds.js';
import { planDeletion } from './deletion.js';
import { alreadyExists, notFound, spaceExceeded } from './errors.js';
import { NameGenerator } from './nameGenerator.js';
import { QuotaLedger } from './quota/ledger.js';
import { groupKindOf } from './resources.js';
import type { ServerView } from './serverView.js';
import { clusterIpsOf, ipAddressFor, ipAddressKind } from './serviceAddresses.js';
import { Store } from './store.js';
import { strategyOf } from './strategies/index.js';
import { isFinishedDeletion, prepareUpdate } from './updating.js';
import { WatchHistory } from './watchHistory.js';

/** Who asks, and how. */
export interface RequestOptions {
  /** `user`, `kubelet`, `deployment-controller` …: the timeline's actor. */
  readonly actor: string;
  readonly dryRun?: boolean;
  /** One of the simulation's own controllers: what it derives from checked objects is not checked again. */
  readonly isTrusted?: boolean;
  /** Told what admission would have the writer know. */
  readonly warn?: Warn;
  /** Empty or left out for the main resource; `status` writes the status alone, `scale` is how the object came. */
  readonly subresource?:
    | ''
    | 'status'
    | 'finalize'
    | 'ephemeralcontainers'
    | 'resize'
    | 'approval'
    | 'scale';
}

/** Told of every change, in order, after it is stored. `cause` is the timeline entry of the change. */
export type ChangeListener = (change: ChangeNotice, cause: CauseId | undefined) => void;

/** Kinds whose changes are no entries of the timeline. */
const unrecordedKinds: ReadonlySet<GroupKind> = new Set([
  'Event',
  'coordination.k8s.io/Lease',
  ipAddressKind,
]);
const allocator = 'ipallocator';
const nameAttemptsMax = 8;

/** Room for the largest cluster Kubernetes supports (150,000 pods) with its events; then the store is full. */
const objectsMax = 350_000;

/** One cluster's API. Reads go to `store`; all writes throw `ApiError` to refuse and return what is stored. */
export class ApiServer implements ServerView {
  readonly store = new Store();
  readonly history = new WatchHistory();
  readonly seed: number;
  readonly clusterIps = new Allocator(clusterIpRange);
  readonly nodePorts = new Allocator(nodePortRange);
  readonly #kernel: Kernel;
  readonly #timeline: Timeline;
  readonly #names: NameGenerator;
  readonly #validated = new WeakSet<object>();
  readonly #bindings = new Bindings();
  readonly #ledger = new QuotaLedger(this.store);
  readonly #listeners = new Set<ChangeListener>();
  readonly #expiryListeners = new Set<ChangeListener>();
  #lastChangeMs: number;

  constructor(kernel: Kernel, timeline: Timeline, seed: number) {
    this.#kernel = kernel;
    this.#timeline = timeline;
    this.seed = seed;
    this.#names = new NameGenerator(seed);
    this.#lastChangeMs = kernel.nowMs;
  }

  get nowMs(): number {
    return this.#kernel.nowMs;
  }

  get timestamp(): string {
    return this.#kernel.timestamp;
  }

  /** When an object other than an event or a lease last changed. */
  get lastChangeMs(): number {
    return this.#lastChangeMs;
  }

  definitionOf(groupKind: GroupKind): KubernetesObject | undefined {
    return findDefinition(this.store, groupKind);
  }

  isNamespaced(groupKind: GroupKind): boolean {
    return isNamespacedKind(this.store, groupKind);
  }

  quotaUsage(quota: ResourceQuota): Quantities {
    return this.#ledger.used(quota);
  }

  randomFor(concern: string): Random {
    return createRandom(this.seed, concern);
  }

  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined {
    return this.store.get(groupKind, namespace, name);
  }

  /** As `get`, refusing with the server's 404. */
  require(groupKind: GroupKind, key: ObjectKey): KubernetesObject {
    const found = this.store.get(groupKind, key.namespace, key.name);
    if (found === undefined) {
      throw notFound(groupKind, key.name);
    }
    return found;
  }

  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[] {
    return this.store.list(groupKind, namespace);
  }

  create(object: KubernetesObject, options: RequestOptions): KubernetesObject {
    const groupKind = groupKindOf(object);
    const validated = options.isTrusted ? this.#validated : undefined;
    const context = { view: this, validated, warn: options.warn };
    if (this.store.size >= objectsMax) {
      throw spaceExceeded();
    }
    for (let attempt = 1; ; attempt++) {
      const named = this.#named(groupKind, object);
      const ready = prepareCreate(named, { ...context, isGenerated: named !== object });
      const { namespace = '', name = '' } = ready.metadata;
      if (this.store.get(groupKind, namespace, name) === undefined) {
        return options.dryRun ? ready : this.#commit(groupKind, ready, options.actor);
      }
      if (isNamed(object.metadata) || attempt === nameAttemptsMax) {
        throw alreadyExists(groupKind, name);
      }
    }
  }

  /** Replaces the object, or its status alone. An update that changes nothing stores nothing. */
  update(object: KubernetesObject, options: RequestOptions): KubernetesObject {
    const groupKind = groupKindOf(object);
    const { namespace = '', name = '' } = object.metadata;
    const previous = this.require(groupKind, { namespace, name });
    const ready = prepareUpdate(object, previous, {
      view: this,
      subresource: options.subresource ?? '',
      isTrusted: options.isTrusted ?? false,
      warn: options.warn,
    });
    if (ready === previous || options.dryRun) {
      return ready;
    }
    if (isFinishedDeletion(ready)) {
      return this.#remove(groupKind, ready, options.actor);
    }
    return this.#commit(groupKind, ready, options.actor);
  }

  /** Deletes, or starts the deletion: grace periods and finalizers keep the object. Returns its last version. */
  delete(
    groupKind: GroupKind,
    key: ObjectKey,
    deleteOptions: DeleteOptions,
    options: RequestOptions,
  ): KubernetesObject {
    const found = this.require(groupKind, key);
    const plan = planDeletion(found, deleteOptions, { view: this, warn: options.warn });
    if (options.dryRun || plan.step === 'wait') {
      return found;
    }
    return plan.step === 'remove'
      ? this.#remove(groupKind, plan.object, options.actor)
      : this.#commit(groupKind, plan.object, options.actor);
  }

  /** The binding subresource of pods. */
  bind(key: ObjectKey, nodeName: string, options: RequestOptions): KubernetesObject {
    const bound = this.#bindings.bind(this.require('Pod', key), nodeName, this);
    admitByPolicies({ ...bindingRequest(key, nodeName), warn: options.warn }, this);
    return options.dryRun ? bound : this.#commit('Pod', bound, options.actor);
  }

  /** Stores an object as it is: for the parts of the server that are above the rules (events, bootstrap). */
  storeAsIs(object: KubernetesObject, actor: string): KubernetesObject {
    return this.#commit(groupKindOf(object), object, actor);
  }

  /** As `storeAsIs`, of a new event whose resourceVersion is the store's next revision already. */
  storeEvent(event: KubernetesObject): void {
    this.#tell(this.store.put('Event', event), 'events', 'create');
  }

  /** Removes an event whose time is over, unless a later version of it is there. */
  expire(event: KubernetesObject): void {
    const change = this.store.expire('Event', event);
    if (change !== undefined) {
      this.history.append(this.store.revision, change);
      for (const listener of this.#expiryListeners) {
        listener(change, undefined);
      }
    }
  }

  /** The listener is called for every change from now on; the result ends that. */
  subscribe(listener: ChangeListener): () => void {
    const endWrites = this.subscribeToWrites(listener);
    this.#expiryListeners.add(listener);
    return () => {
      endWrites();
      this.#expiryListeners.delete(listener);
    };
  }

  /** As `subscribe`, but of events whose time is over nothing is said. */
  subscribeToWrites(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #named(groupKind: GroupKind, object: KubernetesObject): KubernetesObject {
    if (isNamed(object.metadata)) {
      return object;
    }
    const name = this.#names.next(groupKind, object.metadata);
    return name === undefined ? object : { ...object, metadata: { ...object.metadata, name } };
  }

  #commit(groupKind: GroupKind, object: KubernetesObject, actor: string): KubernetesObject {
    const stored = this.#withRevision(object);
    const change = this.store.put(groupKind, stored);
    strategyOf(groupKind, this).stored?.(stored, change.previous, this);
    this.#tell(change, actor, change.previous === undefined ? 'create' : 'update');
    if (groupKind === 'Service') {
      this.#keepAddresses(change.previous, stored);
    }
    return stored;
  }

  /** One IPAddress for each cluster IP, as long as a Service has it. */
  #keepAddresses(before: KubernetesObject | undefined, after: KubernetesObject | undefined): void {
    const held = clusterIpsOf(after);
    for (const address of clusterIpsOf(before).filter(each => !held.includes(each))) {
      const object = this.store.get(ipAddressKind, '', address);
      if (object !== undefined) {
        this.#remove(ipAddressKind, object, allocator);
      }
    }
    for (const address of held) {
      if (after !== undefined && this.store.get(ipAddressKind, '', address) === undefined) {
        this.#commit(ipAddressKind, ipAddressFor(address, after, this), allocator);
      }
    }
  }

  #remove(groupKind: GroupKind, object: KubernetesObject, actor: string): KubernetesObject {
    const last = this.#withRevision(object);
    const change = this.store.remove(groupKind, last);
    if (change !== undefined) {
      strategyOf(groupKind, this).removed?.(last, this);
      this.#tell(change, actor, 'delete');
      if (groupKind === 'Service') {
        this.#keepAddresses(last, undefined);
      }
    }
    return last;
  }

  #withRevision(object: KubernetesObject): KubernetesObject {
    const resourceVersion = String(this.store.nextRevision());
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }

  #tell(change: ChangeNotice, actor: string, verb: 'create' | 'update' | 'delete'): void {
    const cause = this.#record(change, actor, verb);
    this.#ledger.changed(change);
    this.history.append(this.store.revision, change);
    for (const listener of this.#listeners) {
      listener(change, cause);
    }
  }

  #record(
    change: ChangeNotice,
    actor: string,
    verb: 'create' | 'update' | 'delete',
  ): CauseId | undefined {
    if (unrecordedKinds.has(change.groupKind)) {
      return this.#kernel.cause;
    }
    this.#lastChangeMs = this.#kernel.nowMs;
    return this.#timeline.append({
      timeMs: this.#kernel.nowMs,
      cause: this.#kernel.cause,
      actor,
      verb,
      groupKind: change.groupKind,
      before: change.previous,
      after: verb === 'delete' ? undefined : change.object,
    });
  }
}

function isNamed(metadata: ObjectMeta): boolean {
  return metadata.name !== undefined && metadata.name !== '';
}
