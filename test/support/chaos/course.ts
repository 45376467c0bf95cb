// A random course of events from a seed: manifests, actions and faults, one after the other, with time between them.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { evict } from '../../../simulator/api/http/evictionRequest.js';
import { createRandom } from '../../../simulator/kernel/random.js';
import type { Random } from '../../../simulator/kernel/types.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { randomManifest } from './manifests.js';

const stepsMin = 12;
const stepsMore = 18;
const pauseMsMax = 45_000;
const scalable = ['apps/Deployment', 'apps/StatefulSet'];
const deletable = [
  'Pod',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'Service',
];

type Step = (simulation: Simulation, random: Random) => string;

/** Plays the course of a seed on the cluster and returns what was done, one line each; `after` is called after pauses. */
export function playCourse(simulation: Simulation, seed: number, after: () => void): string[] {
  const random = createRandom(seed, 'chaos');
  const done: string[] = [];
  const count = stepsMin + random.next(stepsMore);
  for (let index = 0; index < count; index++) {
    const step = index < 3 ? applySomething : pick(random, steps);
    done.push(step(simulation, random));
    simulation.runUntil(simulation.nowMs + random.next(pauseMsMax));
    after();
  }
  return done;
}

/** Ends all faults: nodes are well, open for pods, and containers healthy. */
export function stopFaults(simulation: Simulation): void {
  simulation.setBehaviour({ match: { restartPolicy: ['Never', 'OnFailure'] }, exit: healthyExit });
  simulation.setBehaviour({ match: { restartPolicy: ['Always'] }, ready: { afterMs: 100 } });
  for (const node of simulation.list('Node')) {
    const name = node.metadata.name ?? '';
    simulation.healNode(name);
    setUnschedulable(simulation, name, false);
  }
}

const healthyExit = { code: 0, afterMs: 300 };

const applySomething: Step = (simulation, random) => {
  const object = randomManifest(random);
  const [outcome] = simulation.apply([object]);
  return `apply ${object.kind} ${object.metadata.name}: ${outcome?.message ?? outcome?.result}`;
};

const scaleSomething: Step = (simulation, random) => {
  const object = pickObject(simulation, random, scalable);
  if (object === undefined) {
    return 'nothing to scale';
  }
  const replicas = random.next(7);
  const spec = { ...(object['spec'] as object), replicas };
  return attempt(`scale ${nameOf(object)} to ${replicas}`, () =>
    simulation.act('scale', api => api.update({ ...object, spec })),
  );
};

const deleteSomething: Step = (simulation, random) => {
  const object = pickObject(simulation, random, deletable);
  if (object === undefined) {
    return 'nothing to delete';
  }
  const propagationPolicy = pick(random, [
    'Background',
    'Background',
    'Foreground',
    'Orphan',
  ] as const);
  const group = object.apiVersion.includes('/') ? `${object.apiVersion.split('/')[0]}/` : '';
  const { namespace = '', name = '' } = object.metadata;
  return attempt(`delete ${nameOf(object)} (${propagationPolicy})`, () =>
    simulation.act('delete', api =>
      api.delete(`${group}${object.kind}`, { namespace, name }, { propagationPolicy }),
    ),
  );
};

/** As a drain does it: budgets may refuse. What they grant must leave as many healthy as they want. */
const evictPod: Step = (simulation, random) => {
  const pod = pickObject(simulation, random, ['Pod']);
  if (pod === undefined) {
    return 'no pod to evict';
  }
  const { namespace = '', name = '' } = pod.metadata;
  return attempt(`evict ${nameOf(pod)}`, () =>
    simulation.act('evict', () => evict(simulation.server, { namespace, name }, {}, false)),
  );
};

const killPod: Step = (simulation, random) => {
  const pod = pickObject(simulation, random, ['Pod']);
  if (pod === undefined) {
    return 'no pod to kill';
  }
  const { namespace = '', name = '' } = pod.metadata;
  return attempt(`kill ${nameOf(pod)}`, () =>
    simulation.act('kill', api =>
      api.delete('Pod', { namespace, name }, { gracePeriodSeconds: 0 }),
    ),
  );
};

const relabelPod: Step = (simulation, random) => {
  const pod = pickObject(simulation, random, ['Pod']);
  // The pod of a StatefulSet keeps its name when released: no other can take its place, here or in a real cluster.
  if (pod === undefined || ownerKindOf(pod) === 'StatefulSet') {
    return 'no pod to relabel';
  }
  const labels = { ...pod.metadata.labels, app: 'released' };
  const metadata = { ...pod.metadata, labels };
  return attempt(`relabel ${nameOf(pod)}`, () =>
    simulation.act('relabel', api => api.update({ ...pod, metadata })),
  );
};

const cordonNode: Step = (simulation, random) => {
  const name = pickNode(simulation, random);
  const unschedulable = random.next(2) === 0;
  setUnschedulable(simulation, name, unschedulable);
  return `${unschedulable ? 'cordon' : 'uncordon'} ${name}`;
};

const failNode: Step = (simulation, random) => {
  const name = pickNode(simulation, random);
  simulation.failNode(name);
  return `fail ${name}`;
};

const healNode: Step = (simulation, random) => {
  const name = pickNode(simulation, random);
  simulation.healNode(name);
  return `heal ${name}`;
};

const misbehave: Step = (simulation, random) => {
  const match = { image: pick(random, ['*:1', '*:2', '*']) };
  const rule = pick(random, [
    { match, ready: 'never' as const },
    { match, exit: { code: 1, afterMs: 500 } },
    { match, ready: { afterMs: 20_000 } },
    { match, terminate: { afterMs: 40_000 } },
    { match, ready: { afterMs: 50 } },
  ]);
  simulation.setBehaviour(rule);
  return `behave ${JSON.stringify(rule)}`;
};

const steps: readonly Step[] = [
  applySomething,
  applySomething,
  applySomething,
  scaleSomething,
  scaleSomething,
  deleteSomething,
  deleteSomething,
  evictPod,
  evictPod,
  killPod,
  relabelPod,
  cordonNode,
  failNode,
  healNode,
  healNode,
  misbehave,
];

function setUnschedulable(simulation: Simulation, name: string, unschedulable: boolean): void {
  simulation.act('cordon', api => {
    const node = simulation.server.require('Node', { namespace: '', name });
    const { unschedulable: _old, ...spec } = (node['spec'] ?? {}) as { unschedulable?: boolean };
    const cordoned = unschedulable ? { ...spec, unschedulable } : spec;
    api.update<KubernetesObject>({ ...node, spec: cordoned });
  });
}

function attempt(what: string, action: () => unknown): string {
  try {
    action();
    return what;
  } catch (error) {
    return `${what}: ${(error as Error).message}`;
  }
}

function ownerKindOf(object: KubernetesObject): string | undefined {
  return object.metadata.ownerReferences?.[0]?.kind;
}

function pickNode(simulation: Simulation, random: Random): string {
  return pick(random, simulation.list('Node')).metadata.name ?? '';
}

function pickObject(
  simulation: Simulation,
  random: Random,
  groupKinds: readonly string[],
): KubernetesObject | undefined {
  const all = groupKinds.flatMap(groupKind => [...simulation.list(groupKind, 'default')]);
  const own = all.filter(object => object.metadata.name !== 'kubernetes');
  return own.length === 0 ? undefined : pick(random, own);
}

function nameOf(object: KubernetesObject): string {
  return `${object.kind} ${object.metadata.name}`;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random.next(choices.length)] as T;
}
