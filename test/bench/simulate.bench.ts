// CPU time and memory of the simulator: a Deployment with its Service until all pods are Ready and in the slices, a
// rolling update, one pod's death; then the sizes Kubernetes itself supports (DRYDOCK_BENCH_LARGE=1 adds 150,000 pods).
import process from 'node:process';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { createSimulation } from '../../simulator/index.js';
import type { NodeProfile, Simulation } from '../../simulator/simulation.js';
import { printRow, showMegabytes, showMs } from './support/measure.js';

interface Size {
  readonly pods: number;
  readonly nodes: number;
  /** Replicas of one Deployment. */
  readonly replicas: number;
}

const sizes: readonly Size[] = [
  { pods: 10, nodes: 3, replicas: 10 },
  { pods: 100, nodes: 3, replicas: 100 },
  { pods: 1000, nodes: 10, replicas: 1000 },
  { pods: 10_000, nodes: 200, replicas: 1000 },
  ...(process.env['DRYDOCK_BENCH_LARGE'] === undefined
    ? []
    : [{ pods: 150_000, nodes: 5000, replicas: 1000 }]),
];
const dayMs = 24 * 3_600_000;

for (const size of sizes) {
  measure(size);
}

function measure(size: Size): void {
  const startMs = cpuMs();
  const simulation = createSimulation({ cluster: { nodes: nodesOf(size.nodes) } });
  simulation.apply(manifestsOf(size, 'nginx:1.27'));
  simulation.settle();
  const readyMs = cpuMs() - startMs;
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const update = size.pods > 10_000 ? '-' : showMs(timeOfUpdate(simulation, size));
  printRow(`${size.pods} pods on ${size.nodes} nodes`, {
    ready: String(readyCount(simulation)),
    cpu: showMs(readyMs),
    heap: showMegabytes(heap),
    'rolling update': update,
    'one death': showMs(timeOfDeath(simulation)),
    'idle day': showMs(timeOf(() => simulation.runUntil(simulation.nowMs + dayMs))),
  });
}

function timeOfUpdate(simulation: Simulation, size: Size): number {
  return timeOf(() => {
    simulation.apply(manifestsOf(size, 'nginx:1.28'));
    simulation.settle();
  });
}

function timeOfDeath(simulation: Simulation): number {
  const [pod] = simulation.list('Pod', 'default');
  const key = { namespace: 'default', name: pod?.metadata.name ?? '' };
  return timeOf(() => {
    simulation.act('kill a pod', api => api.delete('Pod', key, { gracePeriodSeconds: 0 }));
    simulation.settle();
  });
}

function timeOf(action: () => void): number {
  const startMs = cpuMs();
  action();
  return cpuMs() - startMs;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function readyCount(simulation: Simulation): number {
  const slices = simulation.list('discovery.k8s.io/EndpointSlice', 'default') as unknown as {
    endpoints?: { conditions: { ready?: boolean } }[];
  }[];
  return slices.flatMap(slice => slice.endpoints ?? []).filter(({ conditions }) => conditions.ready)
    .length;
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

function manifestsOf({ pods, replicas }: Size, image: string): KubernetesObject[] {
  return Array.from({ length: pods / replicas }, (_, index) => `web-${index}`).flatMap(name => [
    deploymentOf(name, replicas, image),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
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
