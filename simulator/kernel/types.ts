// The contract between the kernel (time, store, API) and what runs on it (controllers, scheduler, kubelet).

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type {
  CertificateSigner,
  ClusterFile,
  ContainerRule,
  LoadRule,
  MetricRule,
} from '../simulation.js';

/** Why something happened: the id of the timeline entry that led to it, or of the user's action. */
export type CauseId = number;

/** `apps/Deployment`, `Pod` (core group): group and kind without version. The store holds one version of each. */
export type GroupKind = string;

/** Namespace and name; cluster-scoped objects have an empty namespace. Text form: `namespace/name`. */
export interface ObjectKey {
  readonly namespace: string;
  readonly name: string;
}

export interface ChangeNotice {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly groupKind: GroupKind;
  readonly object: KubernetesObject;
  readonly previous: KubernetesObject | undefined;
}

/** A control loop. Level-driven: `reconcile` looks at what is, and may run at any time, twice or late. */
export interface Controller {
  /** The name it has as event source: `deployment-controller`. */
  readonly name: string;
  /** Which changes concern it, and the keys to reconcile then. The kind `*` stands for all that are not named, events
   * aside. */
  readonly watches: {
    readonly [groupKind: GroupKind]: (change: ChangeNotice, cluster: Cluster) => readonly string[];
  };
  /** Which pods it is told of, where not of all. */
  readonly pods?: PodInterest;
  reconcile(cluster: Cluster, key: string): Requeue | undefined;
  /** What it decided about the object of this uid and why, in its terms; undefined: it remembers nothing. */
  explain?(uid: string): unknown;
}

/**
 * `{ ownedBy }`: pods that a controller of this kind owns or owned, and those that nobody owns. `ignoresStatus`: not of
 * changes that leave spec and metadata as they are. `ignoresProgress`: nor of those, unless the pod ends by them.
 * `withClaims`: of pods that use claims for volumes or devices.
 */
export type PodInterest =
  | { readonly ownedBy: string }
  | 'ignoresStatus'
  | 'ignoresProgress'
  | 'withClaims';

export interface Requeue {
  /** Virtual milliseconds until the key is reconciled again. Each reconcile replaces the key's earlier requeue. */
  readonly afterMs: number;
  /** The wait is part of a container's or rollout's first way (start, ready, available, exit, grace): settling lasts it out. */
  readonly firstWay?: boolean;
  /** A write was refused: the key is tried again after its back-off too, whichever comes first. */
  readonly refused?: boolean;
  /** The reconcile is not done: this goes on as the very next event, before anything else, so that none is long. */
  readonly rest?: () => Requeue | undefined;
}

/** What controllers may know besides the objects of the cluster. */
export interface Environment {
  readonly clusterFile: ClusterFile;
  readonly seed: number;
  /** Virtual time at which the cluster was handed over. */
  readonly startMs: number;
  /** Behaviour rules in force, first match wins; the user's own come first. May change between two calls. */
  containerRules(): readonly ContainerRule[];
  /** Loads put on workloads by hand, the latest first. May change between two calls. */
  loadRules(): readonly LoadRule[];
  /** Metrics that belong to no pod; the user's own come first. May change between two calls. */
  metricRules(): readonly MetricRule[];
  /** What signs certificates, if the host has lent anything. */
  readonly signer?: CertificateSigner | undefined;
  /** What is used of the resources a ResourceQuota limits, as its status says it. */
  quotaUsage(quota: KubernetesObject): Readonly<Record<string, string>>;
}

/** Makes a controller for one simulation; whatever it remembers between reconciles lives in its closure. */
export type ControllerFactory = (environment: Environment) => Controller;

/**
 * A Node with this annotation (any value) has a kubelet that stopped: no status, no heartbeat, no
 * container changes.
 */
export const failedNodeAnnotation = 'drydock.dev/failed';

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export interface EventRecord {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{web}` for a kubelet's event. */
  readonly fieldPath?: string;
  /** events.k8s.io events (the scheduler's) carry an action: `Binding`, `Scheduling`. */
  readonly action?: string;
}

/** What a controller sees of the cluster, and its only way to change it. Every write goes through the API layer. */
export interface Cluster {
  /** Virtual milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** RFC 3339 of now, whole seconds. */
  readonly timestamp: string;
  readonly random: Random;

  get<T extends KubernetesObject>(
    groupKind: GroupKind,
    namespace: string,
    name: string,
  ): T | undefined;
  /** Sorted by namespace and name. Without namespace: all. Do not mutate. */
  list<T extends KubernetesObject>(groupKind: GroupKind, namespace?: string): readonly T[];
  /** Objects with an ownerReference of this uid, optionally of one kind. */
  dependents<T extends KubernetesObject>(ownerUid: string, groupKind?: GroupKind): readonly T[];
  /** Objects of a kind that no controller owns, for adoption; indexed (`Store.orphans`). */
  getByUid<T extends KubernetesObject>(uid: string): T | undefined;
  /** Kinds of which there are, or were, objects; sorted. */
  readonly groupKinds: readonly GroupKind[];
  orphans<T extends KubernetesObject>(groupKind: GroupKind, namespace: string): readonly T[];
  podsOnNode<T extends KubernetesObject>(nodeName: string): readonly T[];
  /** Pods of a namespace that carry all these labels; indexed, costs what it returns. */
  podsWithLabels<T extends KubernetesObject>(
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): readonly T[];

  /** All throw `ApiError`. They return the object as stored. */
  create<T extends KubernetesObject>(object: T): T;
  update<T extends KubernetesObject>(object: T): T;
  /** Takes a Namespace's `spec.finalizers` away, which ordinary updates keep. */
  finalize<T extends KubernetesObject>(namespace: T): T;
  updateStatus<T extends KubernetesObject>(object: T): T;
  delete(groupKind: GroupKind, key: ObjectKey, options?: DeleteOptions): void;
  /** Binds a pod to a node (the binding subresource). Returns the pod as stored. */
  bind(key: ObjectKey, nodeName: string): KubernetesObject;

  /** Records an event about an object, from this controller; same ones are counted as client-go does. */
  event(object: KubernetesObject, record: EventRecord): void;
}

/** Seeded chance. */
export interface Random {
  /** A whole number in [0, bound). */
  next(bound: number): number;
  /** Characters of the generateName alphabet (k8s-facts 1.3). */
  suffix(length: number): string;
  uuid(): string;
}
