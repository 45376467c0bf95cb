// The façade's contract: what hosts (panel, command line, server, tests) may ask of a simulated cluster.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { FieldError } from '../core/validation/fieldError.js';
import type { ApiServer } from './api/apiServer.js';
import type { CauseId, ChangeNotice, GroupKind } from './kernel/types.js';
import type { Client, Resolution, Target } from './network/view.js';
import type { UsageReader } from './resourceUsage.js';
import type { SchedulingDecision } from './scheduler/decisionLog.js';

/** The cluster file of the command line and of `drydock.cluster`, after parsing (see docs/cluster-file.md). */
export interface ClusterFile {
  readonly nodes?: readonly NodeProfile[];
  readonly containers?: readonly ContainerRule[];
  /** Virtual milliseconds between two pods becoming ready, over the whole cluster. */
  readonly readinessSpacingMs?: number;
  /** Simulated controllers of the environment; see addons.ts for what holds where nothing is said. */
  readonly addons?: Readonly<Partial<Record<'loadBalancer' | 'ingress' | 'provisioner', boolean>>>;
  /** Numbers for autoscalers that belong to no pod: of one object, or from outside the cluster. */
  readonly metrics?: readonly MetricRule[];
}

/** One such number over time. Without an object it is external, a series with these labels. */
export interface MetricRule {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly object?: {
    readonly kind: string;
    readonly name: string;
    /** Any namespace where it is left out. */
    readonly namespace?: string;
  };
  readonly value: UsageCurve;
}

export interface NodeProfile {
  readonly name: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
}

/** How matching containers behave; the first rule that matches wins. Durations in virtual milliseconds. */
export interface ContainerRule {
  readonly match: {
    readonly image?: string;
    readonly name?: string;
    readonly pod?: string;
    readonly namespace?: string;
    readonly restartPolicy?: readonly string[];
    readonly init?: boolean;
  };
  readonly start?: { readonly afterMs: number };
  readonly ready?: 'never' | { readonly afterMs: number };
  readonly exit?: { readonly code: number; readonly afterMs: number; readonly reason?: string };
  readonly terminate?: { readonly afterMs: number };
  /** The error every pull of the image ends with. */
  readonly pull?: { readonly error: string };
  readonly probes?: Readonly<Record<'liveness' | 'readiness' | 'startup', 'succeed' | 'fail'>>;
  readonly log?: readonly string[];
  /** What matching containers use of cpu and memory, for autoscalers; other names are metrics of the pods' own. */
  readonly usage?: Readonly<Record<string, UsageCurve>>;
}

/** A usage over time: quantities at virtual milliseconds since the cluster's start, in between proportionally. */
export interface UsageCurve {
  readonly points: readonly { readonly atMs: number; readonly value: string }[];
  /** The amount is for all pods together: the ready ones of a workload share it. */
  readonly isTotal?: boolean;
}

/** What the pods of a workload, or one pod, use from now on, whatever their containers do else. */
export interface LoadRule {
  readonly target: { readonly kind: string; readonly namespace: string; readonly name: string };
  /** The container of each pod that has the load; the first where it is left out. */
  readonly container?: string;
  readonly usage: Readonly<Record<string, UsageCurve>>;
}

export interface SimulationOptions {
  readonly cluster?: ClusterFile;
  readonly seed?: number;
  /** The schemas objects are decoded and merged by. Without, they are taken as they are and lists are replaced. */
  readonly catalogue?: Catalogue;
  /** Virtual time of the start, milliseconds since the epoch. A fixed instant by default. */
  readonly startMs?: number;
  /** Signs approved requests for certificates. Without, they stay approved. */
  readonly signer?: CertificateSigner;
}

/** Cryptography that the host lends: the simulation has no keys. Both are functions of what they are given. */
export interface CertificateSigner {
  /** Whom a PKCS #10 request (PEM) names; undefined where the text is none. */
  read(request: string): RequestedNames | undefined;
  /** The certificate, PEM; undefined where the request cannot be read. */
  sign(order: CertificateOrder): string | undefined;
}

/** The subject of a request, and how many alternative names of each kind it has. */
export interface RequestedNames {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly dnsNames: number;
  readonly ipAddresses: number;
  readonly emails: number;
  readonly uris: number;
}

/** A certificate to be made. Times in milliseconds since the epoch. */
export interface CertificateOrder {
  readonly request: string;
  readonly usages: readonly string[];
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** What became of one applied object. */
export interface ApplyOutcome {
  readonly object: KubernetesObject;
  readonly result: 'created' | 'configured' | 'unchanged' | 'refused';
  readonly stored?: KubernetesObject;
  /** Refused: the server's reason, message and the fields it names. */
  readonly reason?: string;
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  readonly warnings: readonly string[];
}

/** One thing that happened. Entries are appended in order; `cause` is an earlier entry. */
export interface TimelineEntry {
  readonly id: CauseId;
  readonly timeMs: number;
  readonly cause: CauseId | undefined;
  /** `user`, `kubelet`, `deployment-controller`, `default-scheduler` … */
  readonly actor: string;
  readonly verb: 'action' | 'create' | 'update' | 'delete';
  readonly groupKind: GroupKind | undefined;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | undefined;
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject | undefined;
  /** One line for people: `Scaled ReplicaSet web-5d79f54576 from 0 to 3`. */
  readonly summary: string;
}

export interface Simulation {
  readonly nowMs: number;
  /** The API server under it: what an HTTP surface speaks to. */
  readonly server: ApiServer;
  /** Changes whenever an object changes; cheap to poll. */
  readonly version: number;

  /** Three-way apply, as `kubectl apply -n namespace` does it. CRDs and Namespaces go first. */
  apply(objects: readonly KubernetesObject[], options?: ApplyOptions): readonly ApplyOutcome[];
  /** Runs a user's action against the API (scale, delete, cordon …) as one timeline entry. */
  act<T>(summary: string, action: (cluster: import('./kernel/types.js').Cluster) => T): T;

  /** Handles events due up to `timeMs`, at most `maxEvents` of them. Returns how many it handled. */
  runUntil(timeMs: number, maxEvents?: number): number;
  /** Virtual time of the next event, undefined when nothing is planned. */
  nextEventMs(): number | undefined;
  /** Runs ahead until it stands still (see the `fast` clock of the command line). */
  settle(options?: { readonly quietMs?: number; readonly maxMs?: number }): void;

  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined;
  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[];
  /** All objects now, or as they were at a virtual time. */
  objects(atMs?: number): readonly KubernetesObject[];
  readonly timeline: readonly TimelineEntry[];
  /** How many of the oldest entries were dropped to keep the timeline's bound; before them nothing is known. */
  readonly timelineDroppedCount: number;
  /** The chain of causes of an entry, oldest first. */
  causesOf(id: CauseId): readonly TimelineEntry[];
  subscribe(listener: (change: ChangeNotice) => void): () => void;

  /** Where the scheduler last put a pod, or why it stays pending, with the verdict of every plugin. */
  schedulingDecision(namespace: string, podName: string): SchedulingDecision | undefined;
  /** Who answers a connection, and why the others do not. */
  resolve(client: Client, target: Target): Resolution;

  /** What containers use; undefined while nobody serves such metrics. */
  resourceUsage(): UsageReader | undefined;
  /** What a container of a pod prints, oldest line first. */
  logOf(pod: KubernetesObject, container: string): readonly string[];
  /** Makes matching containers behave differently from now on (crash, never ready …); first of all rules. */
  setBehaviour(rule: ContainerRule): void;
  /** Puts a load on a workload or a pod, its times counted from now; before all rules and earlier loads. */
  setLoad(rule: LoadRule): void;
  /** Says what a metric without a pod is, its times counted from now; first of all rules. */
  setMetric(rule: MetricRule): void;
  /** Stops or starts a node's kubelet, as when the machine dies. */
  failNode(name: string): void;
  healNode(name: string): void;
}

export interface ApplyOptions {
  readonly namespace?: string;
  /** Said in the timeline: `apply shop.yaml`. */
  readonly summary?: string;
  readonly dryRun?: boolean;
}
