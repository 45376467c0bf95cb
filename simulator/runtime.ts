// One running cluster: the kernel, the API server and the controllers on it, wired together.

import { toResourceList } from '../core/kubernetes/quantities.js';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { ResourceQuota } from '../schemas/built/types.js';
import { ApiServer } from './api/apiServer.js';
import { ClusterApi } from './api/clusterApi.js';
import { EventExpiry } from './api/eventExpiry.js';
import { EventRecorder } from './api/eventRecorder.js';
import { bootstrapCluster } from './bootstrap.js';
import { controllers } from './controllers/index.js';
import { ControllerRunner } from './kernel/controllerRunner.js';
import { Kernel } from './kernel/kernel.js';
import { type ChangeGroup, groupOf } from './kernel/podGroups.js';
import { Timeline } from './kernel/timeline.js';
import type { CauseId, ChangeNotice, ControllerFactory, Environment } from './kernel/types.js';
import type {
  ClusterFile,
  ContainerRule,
  LoadRule,
  MetricRule,
  SimulationOptions,
} from './simulation.js';

/** 2026-01-01T00:00:00Z: virtual time starts here unless the host says otherwise. */
export const defaultStartMs = Date.UTC(2026, 0, 1);

/** The cluster came up this long before its start: its own objects are there when the user comes. */
const bootMs = 1_000;

/** The parts of one simulation. The façade owns it; tests of controllers may build it with their own list. */
export class Runtime {
  readonly kernel: Kernel;
  readonly timeline = new Timeline();
  readonly server: ApiServer;
  readonly events: EventRecorder;
  readonly clusterFile: ClusterFile;
  readonly catalogue: Catalogue | undefined;
  readonly user: ClusterApi;
  readonly environment: Environment;
  readonly #rules: ContainerRule[];
  readonly #loads: LoadRule[] = [];
  readonly #metrics: MetricRule[];
  readonly #runners: readonly ControllerRunner[];
  /** Whom changes concern, by variant and key of their group. */
  readonly #concerned: Record<ChangeGroup['variant'], Map<string, readonly ControllerRunner[]>> = {
    others: new Map(),
    pods: new Map(),
    statuses: new Map(),
    claimants: new Map(),
    claimantStatuses: new Map(),
  };

  constructor(options: SimulationOptions, factories: readonly ControllerFactory[] = controllers) {
    const seed = options.seed ?? 1;
    this.clusterFile = options.cluster ?? {};
    this.catalogue = options.catalogue;
    this.#rules = [...(this.clusterFile.containers ?? [])];
    this.#metrics = [...(this.clusterFile.metrics ?? [])];
    const startMs = options.startMs ?? defaultStartMs;
    this.kernel = new Kernel(startMs - bootMs);
    this.server = new ApiServer(this.kernel, this.timeline, seed);
    this.events = new EventRecorder(this.server);
    this.user = new ClusterApi(this.server, this.events, 'user');
    this.environment = {
      clusterFile: this.clusterFile,
      seed,
      startMs,
      signer: options.signer,
      containerRules: () => this.#rules,
      loadRules: () => this.#loads,
      metricRules: () => this.#metrics,
      quotaUsage: quota =>
        toResourceList(this.server.quotaUsage(quota as unknown as ResourceQuota)),
    };
    this.#runners = factories.map(factory => this.#runnerOf(factory, this.environment));
    const expiry = new EventExpiry(this.kernel, this.server);
    this.server.subscribeToWrites((change, cause) => {
      this.#notice(change, cause);
      expiry.changed(change);
    });
    this.act('Started the cluster', () => bootstrapCluster(this.server, this.clusterFile));
    this.kernel.runUntil(startMs, Number.POSITIVE_INFINITY);
  }

  /** What a controller remembers of its decision about an object. */
  explain(controllerName: string, uid: string): unknown {
    const runner = this.#runners.find(({ controller }) => controller.name === controllerName);
    return runner?.controller.explain?.(uid);
  }

  /** A user's action: one timeline entry that causes whatever the action writes. */
  act<T>(summary: string, action: () => T): T {
    const id = this.timeline.append({
      timeMs: this.kernel.nowMs,
      cause: undefined,
      actor: 'user',
      verb: 'action',
      groupKind: undefined,
      before: undefined,
      after: undefined,
      summary,
    });
    return this.kernel.withCause(id, action);
  }

  /** Puts a behaviour rule before all others and lets controllers look at every pod again. */
  addRule(rule: ContainerRule): void {
    this.#rules.unshift(rule);
    this.#noticePods();
  }

  /** Puts a load before all others, likewise. */
  addLoad(rule: LoadRule): void {
    this.#loads.unshift(rule);
    this.#noticePods();
  }

  #noticePods(): void {
    for (const pod of this.server.list('Pod')) {
      for (const runner of this.#runners) {
        const change = { type: 'MODIFIED', groupKind: 'Pod', object: pod, previous: pod } as const;
        runner.notice(change, this.kernel.cause);
      }
    }
  }

  /** Puts a metric before all others; autoscalers see it when they look next. */
  addMetric(rule: MetricRule): void {
    this.#metrics.unshift(rule);
  }

  /** Tells the controllers whom it concerns; who they are is found out once per group of changes. */
  #notice(change: ChangeNotice, cause: CauseId | undefined): void {
    const group = groupOf(change);
    const known = group && this.#concerned[group.variant];
    let concerned = group && known?.get(group.key);
    if (concerned === undefined) {
      concerned = this.#find(change);
      if (group !== undefined) {
        known?.set(group.key, concerned);
      }
    }
    for (let index = 0; index < concerned.length; index++) {
      concerned[index]?.notice(change, cause);
    }
  }

  #find(change: ChangeNotice): readonly ControllerRunner[] {
    return this.#runners.filter(
      runner => runner.watchesKind(change.groupKind) && runner.isConcernedBy(change),
    );
  }

  #runnerOf(factory: ControllerFactory, environment: Environment): ControllerRunner {
    const controller = factory(environment);
    const cluster = new ClusterApi(this.server, this.events, controller.name);
    return new ControllerRunner(controller, this.kernel, cluster);
  }
}
