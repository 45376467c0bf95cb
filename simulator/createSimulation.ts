// The façade: what hosts (panel, command line, server, tests) hold of a simulated cluster.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import type { ApiServer } from './api/apiServer.js';
import { applyObjects } from './applying/index.js';
import {
  type CauseId,
  type ChangeNotice,
  type Cluster,
  failedNodeAnnotation,
  type GroupKind,
} from './kernel/types.js';
import { containerLog } from './kubelet/containerLog.js';
import { resolve } from './network/resolve.js';
import type { Client, Resolution, Target } from './network/view.js';
import { objectsAt } from './past.js';
import { resourceUsage, type UsageReader } from './resourceUsage.js';
import { Runtime } from './runtime.js';
import type { SchedulingDecision } from './scheduler/decisionLog.js';
import { settle } from './settle.js';
import type {
  ApplyOptions,
  ApplyOutcome,
  ContainerRule,
  LoadRule,
  MetricRule,
  Simulation,
  SimulationOptions,
  TimelineEntry,
  UsageCurve,
} from './simulation.js';

/** A new cluster at its start time, with nodes and namespaces and nothing else. */
export function createSimulation(options: SimulationOptions = {}): Simulation {
  return new RunningSimulation(new Runtime(options));
}

class RunningSimulation implements Simulation {
  readonly #runtime: Runtime;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  get nowMs(): number {
    return this.#runtime.kernel.nowMs;
  }

  get version(): number {
    return this.#runtime.server.store.revision;
  }

  get server(): ApiServer {
    return this.#runtime.server;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.#runtime.timeline.entries;
  }

  get timelineDroppedCount(): number {
    return this.#runtime.timeline.droppedCount;
  }

  apply(objects: readonly KubernetesObject[], options: ApplyOptions = {}): readonly ApplyOutcome[] {
    return applyObjects(this.#runtime, objects, options);
  }

  act<T>(summary: string, action: (cluster: Cluster) => T): T {
    return this.#runtime.act(summary, () => action(this.#runtime.user));
  }

  runUntil(timeMs: number, maxEvents = Number.POSITIVE_INFINITY): number {
    return this.#runtime.kernel.runUntil(timeMs, maxEvents);
  }

  nextEventMs(): number | undefined {
    return this.#runtime.kernel.nextEventMs();
  }

  settle(options: { readonly quietMs?: number; readonly maxMs?: number } = {}): void {
    settle(this.#runtime, options);
  }

  get(groupKind: GroupKind, namespace: string, name: string): KubernetesObject | undefined {
    return this.#runtime.server.get(groupKind, namespace, name);
  }

  list(groupKind: GroupKind, namespace?: string): readonly KubernetesObject[] {
    return this.#runtime.server.list(groupKind, namespace);
  }

  objects(atMs?: number): readonly KubernetesObject[] {
    return objectsAt(this.#runtime, atMs);
  }

  causesOf(id: CauseId): readonly TimelineEntry[] {
    return this.#runtime.timeline.causesOf(id);
  }

  subscribe(listener: (change: ChangeNotice) => void): () => void {
    return this.#runtime.server.subscribe(listener);
  }

  schedulingDecision(namespace: string, podName: string): SchedulingDecision | undefined {
    const uid = this.#runtime.server.get('Pod', namespace, podName)?.metadata.uid ?? '';
    return this.#runtime.explain('default-scheduler', uid) as SchedulingDecision | undefined;
  }

  resolve(client: Client, target: Target): Resolution {
    return resolve(this, client, target);
  }

  resourceUsage(): UsageReader | undefined {
    return resourceUsage(this.#runtime.environment, this.#runtime.user);
  }

  logOf(pod: KubernetesObject, container: string): readonly string[] {
    return containerLog(this.#runtime.environment, pod, container);
  }

  setBehaviour(rule: ContainerRule): void {
    this.#runtime.act('Changed how containers behave', () => this.#runtime.addRule(rule));
  }

  setLoad(rule: LoadRule): void {
    const { kind, name } = rule.target;
    const usage = Object.fromEntries(
      Object.entries(rule.usage).map(([key, curve]) => [key, this.#fromNow(curve)]),
    );
    this.#runtime.act(`Set load of ${kind} ${name}`, () =>
      this.#runtime.addLoad({ ...rule, usage }),
    );
  }

  setMetric(rule: MetricRule): void {
    const value = this.#fromNow(rule.value);
    this.#runtime.act(`Set metric ${rule.name}`, () => this.#runtime.addMetric({ ...rule, value }));
  }

  /** Rules count from the cluster's start. */
  #fromNow(curve: UsageCurve): UsageCurve {
    const passedMs = this.nowMs - this.#runtime.environment.startMs;
    const points = curve.points.map(point => ({ ...point, atMs: point.atMs + passedMs }));
    return { ...curve, points };
  }

  failNode(name: string): void {
    this.#annotateNode(name, `Failed node ${name}`, this.#runtime.server.timestamp);
  }

  healNode(name: string): void {
    this.#annotateNode(name, `Healed node ${name}`, undefined);
  }

  #annotateNode(name: string, summary: string, value: string | undefined): void {
    this.act(summary, cluster => {
      const node = this.#runtime.server.require('Node', { namespace: '', name });
      const { [failedNodeAnnotation]: _old, ...others } = node.metadata.annotations ?? {};
      const annotations =
        value === undefined ? others : { ...others, [failedNodeAnnotation]: value };
      cluster.update({ ...node, metadata: { ...node.metadata, annotations } });
    });
  }
}
