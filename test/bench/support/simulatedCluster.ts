// One simulated cluster of a size and what it costs, for simulate.bench.ts.
import { PerformanceObserver } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { createSimulation } from '../../../simulator/index.js';
import type { NodeProfile, Simulation } from '../../../simulator/simulation.js';
import { median } from './measure.js';

/** Deployments of `replicas` each, with a Service each, up to `pods`. Without pods: the default cluster. */
export interface Size {
  readonly pods: number;
  readonly nodes: number;
  readonly replicas: number;
  /** Whether a rolling update of everything is measured too. */
  readonly updates: boolean;
}

/** CPU milliseconds and bytes; `longestMs` is the wall time of the longest single event, told up to 10,000 pods. */
export interface Cost {
  readonly readyMs: number;
  /** The median of some runs more in the same process, told up to 1,000 pods: V8 has compiled the code by then. */
  readonly laterReadyMs?: number;
  readonly updateMs?: number;
  /** The median of some deaths, and the worst of them. V8 compiles meanwhile, on threads of its own. */
  readonly deathMs: number;
  readonly worstDeathMs: number;
  /** The worst of as many deaths more while V8 compiles nothing, without the garbage collector: our own work. */
  readonly worstDeathWorkMs: number;
  /** The longest collection during those. */
  readonly longestCollectionMs: number;
  readonly idleMs: number;
  readonly longestMs?: number;
  readonly heap: number;
  readonly memory: number;
}

const dayMs = 24 * 3_600_000;
const quietMs = 2_500;
const deaths = 30;
/** The first deaths are new to the machine. */
const firstDeaths = 5;
/** Until V8 has compiled what it began with. */
const compilingMs = 1000;
/** Until all collections were told. */
const tellingMs = 100;
const sameRuns = 4;
const longestPodsMax = 10_000;
const laterPodsMax = 1000;
const laterRuns = 5;

/** Runs the work in this process; fails where not every pod ends Ready and in the slices. */
export async function measureCluster(size: Size): Promise<Cost> {
  const start = cpuMs();
  const simulation = newCluster(size);
  const apply = (image: string): void => {
    simulation.apply(manifestsOf(size, image));
    simulation.settle();
    expectReady(simulation, size.pods);
  };
  apply('web:1');
  const readyMs = cpuMs() - start;
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const memory = process.resourceUsage().maxRSS * 1024;
  const [deathMs, worstDeathMs] = size.pods === 0 ? [0, 0] : timesOfDeath(simulation);
  const work = size.pods === 0 ? {} : await workOfDeath(simulation);
  const updateMs = size.updates ? timeOf(() => apply('web:2')) : undefined;
  const idleMs = timeOf(() => simulation.runUntil(simulation.nowMs + dayMs));
  const isShort = size.pods > 0 && size.pods <= longestPodsMax;
  const longestMs = size.replicas === 1000 && isShort ? longestEvent(size) : undefined;
  const laterReadyMs = isShort && size.pods <= laterPodsMax ? laterReady(size) : undefined;
  const base = { readyMs, deathMs, worstDeathMs, ...noWork, ...work, idleMs, heap, memory };
  return {
    ...base,
    ...(laterReadyMs === undefined ? {} : { laterReadyMs }),
    ...(updateMs === undefined ? {} : { updateMs }),
    ...(longestMs === undefined ? {} : { longestMs }),
  };
}

function laterReady(size: Size): number {
  const run = (): void => {
    const simulation = newCluster(size);
    simulation.apply(manifestsOf(size, 'web:1'));
    simulation.settle();
    expectReady(simulation, size.pods);
  };
  return median(Array.from({ length: laterRuns }, () => timeOf(run)));
}

function newCluster(size: Size): Simulation {
  return createSimulation(size.pods === 0 ? {} : { cluster: { nodes: nodesOf(size.nodes) } });
}

/**
 * The same seed has the same events: of every event the shortest of some runs counts, which leaves out what the
 * machine and the collector did meanwhile.
 */
function longestEvent(size: Size): number {
  const runs = Array.from({ length: sameRuns }, () => eventTimes(size));
  const [first = []] = runs;
  return first.reduce(
    (longest, _, index) => Math.max(longest, Math.min(...runs.map(run => run[index] ?? 0))),
    0,
  );
}

/** How long every single event took, until nothing is due for a while. */
function eventTimes(size: Size): readonly number[] {
  const simulation = newCluster(size);
  simulation.apply(manifestsOf(size, 'web:1'));
  const times: number[] = [];
  for (let version = simulation.version, quietSinceMs = simulation.nowMs; ; ) {
    const nextMs = simulation.nextEventMs();
    if (nextMs === undefined || nextMs > quietSinceMs + quietMs) {
      return times;
    }
    const start = performance.now();
    simulation.runUntil(nextMs, 1);
    times.push(performance.now() - start);
    if (simulation.version !== version) {
      version = simulation.version;
      quietSinceMs = simulation.nowMs;
    }
  }
}

/** From the kill until the pod in its place is Ready: what half of the deaths cost at most, and the worst. */
function timesOfDeath(simulation: Simulation): readonly [median: number, worst: number] {
  const times = dyingPods(simulation).map(pod => timeOf(() => kill(simulation, pod)));
  const later = times.slice(firstDeaths);
  return [median(later), Math.max(...later)];
}

function dyingPods(simulation: Simulation): readonly KubernetesObject[] {
  return simulation.list('Pod', 'default').slice(0, firstDeaths + deaths);
}

function kill(simulation: Simulation, { metadata: { name = '' } }: KubernetesObject): void {
  const key = { namespace: 'default', name };
  simulation.act('kill a pod', api => api.delete('Pod', key, { gracePeriodSeconds: 0 }));
  simulation.settle();
}

const noWork = { worstDeathWorkMs: 0, longestCollectionMs: 0 };

/** Deaths while V8 compiles nothing on its other threads; what the collector did meanwhile is told apart. */
async function workOfDeath(simulation: Simulation): Promise<typeof noWork> {
  const collections: PerformanceEntry[] = [];
  const observer = new PerformanceObserver(list => collections.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  setFlagsFromString('--no-opt');
  await sleep(compilingMs);
  const measured = dyingPods(simulation).map(pod => {
    const startMs = performance.now();
    const cpu = timeOf(() => kill(simulation, pod));
    return { cpu, startMs, endMs: performance.now() };
  });
  setFlagsFromString('--opt');
  await sleep(tellingMs);
  observer.disconnect();
  const times = measured.map(({ cpu, startMs, endMs }) => {
    const within = collections.filter(({ startTime }) => startTime >= startMs && startTime < endMs);
    const collected = within.reduce((sum, { duration }) => sum + duration, 0);
    return { work: cpu - collected, collected };
  });
  return {
    worstDeathWorkMs: Math.max(...times.slice(firstDeaths).map(({ work }) => work)),
    longestCollectionMs: Math.max(...times.map(({ collected }) => collected)),
  };
}

function timeOf(action: () => void): number {
  const start = cpuMs();
  action();
  return cpuMs() - start;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function expectReady(simulation: Simulation, pods: number): void {
  const slices = simulation.list('discovery.k8s.io/EndpointSlice', 'default') as unknown as {
    metadata: { name: string };
    endpoints?: { conditions: { ready?: boolean } }[];
  }[];
  const ready = slices
    .filter(({ metadata }) => metadata.name !== 'kubernetes')
    .flatMap(slice => slice.endpoints ?? [])
    .filter(({ conditions }) => conditions.ready).length;
  if (ready !== pods) {
    throw new Error(`${ready} of ${pods} pods are ready and in the slices`);
  }
}

function nodesOf(count: number): readonly NodeProfile[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `node-${index + 1}`,
    cpu: '64',
    memory: '256Gi',
    pods: '250',
    labels: { 'topology.kubernetes.io/zone': `zone-${'abc'[index % 3]}` },
  }));
}

function manifestsOf({ pods, replicas }: Size, image: string): readonly KubernetesObject[] {
  return Array.from({ length: pods / replicas }, (_, index) => `web-${index}`).flatMap(name => [
    deploymentOf(name, replicas, image),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ]);
}

function deploymentOf(name: string, replicas: number, image: string): KubernetesObject {
  const container = { name: 'web', image, resources: { requests: { cpu: '10m', memory: '16Mi' } } };
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}
