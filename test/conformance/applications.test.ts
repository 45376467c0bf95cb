// Whole public applications, held against what a real control plane made of them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readObjects } from '../../cli/manifests.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { createSimulation } from '../../simulator/index.js';
import { publicRecordings } from '../support/shared.js';

const folder = publicRecordings('Online Boutique, guestbook and voting app');

const applications: readonly { name: string; manifests: string; match: RegExp; nodes?: number }[] =
  [
    {
      name: 'online-boutique',
      manifests:
        'manifests/GoogleCloudPlatform__microservices-demo/release/kubernetes-manifests.yaml',
      match: /yaml$/,
    },
    {
      name: 'guestbook',
      manifests: 'manifests/kubernetes__examples/web/guestbook',
      match: /-(deployment|service)\.yaml$/,
    },
    {
      name: 'voting',
      manifests: 'manifests/dockersamples__example-voting-app/k8s-specifications',
      match: /\.ya?ml$/,
    },
  ];

test.each(applications)('$name becomes the same objects', ({ name, manifests, match }) => {
  if (folder === undefined) {
    return;
  }
  const expected = readRecording(path.join(folder, 'expected', `app-${name}.json`));
  const simulation = createSimulation({ cluster: { nodes: nodesOf(16) } });
  const files = filesOf(path.join(folder, manifests), match);
  const { objects } = readObjects(files.map(file => ({ file, text: readFileSync(file, 'utf8') })));
  const outcomes = simulation.apply(objects.map(entry => entry.object));
  simulation.settle();

  expect(outcomes.filter(outcome => outcome.result !== 'created')).toEqual([]);
  const actual = simulation.objects().filter(object => object.metadata.namespace === 'default');
  expect(digest(actual)).toEqual(digest(expected));
});

/** Number, labels, owners, ports, phase and readiness of what an application consists of. */
function digest(objects: readonly KubernetesObject[]): string[] {
  const compared = ['Deployment', 'ReplicaSet', 'Pod', 'Service', 'EndpointSlice'];
  return objects
    .filter(object => compared.includes(object.kind) && object.metadata.name !== 'kubernetes')
    .map(object => JSON.stringify(summary(object)))
    .sort();
}

function summary(object: KubernetesObject): unknown {
  const { metadata, kind } = object;
  const spec = (object['spec'] ?? {}) as Record<string, unknown>;
  const status = (object['status'] ?? {}) as Record<string, unknown>;
  return {
    kind,
    name: metadata.generateName ?? metadata.name,
    labels: sorted(withoutTopology(metadata.labels ?? {})),
    owners: (metadata.ownerReferences ?? []).map(owner => `${owner.kind}/${owner.name}`),
    ports: kind === 'EndpointSlice' ? object['ports'] : withoutNodePorts(spec['ports']),
    phase: status['phase'],
    ready: readinessOf(object, status),
  };
}

function readinessOf(object: KubernetesObject, status: Record<string, unknown>): unknown {
  if (object.kind === 'Pod') {
    const conditions = (status['conditions'] ?? []) as { type: string; status: string }[];
    return conditions.find(condition => condition.type === 'Ready')?.status;
  }
  if (object.kind === 'EndpointSlice') {
    const endpoints = (object['endpoints'] ?? []) as { conditions: { ready: boolean } }[];
    return endpoints.map(endpoint => endpoint.conditions.ready);
  }
  return status['readyReplicas'];
}

function withoutNodePorts(ports: unknown): unknown {
  return Array.isArray(ports)
    ? ports.map(({ nodePort: _allocated, ...port }: Record<string, unknown>) => sorted(port))
    : undefined;
}

function withoutTopology(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => !key.startsWith('topology.kubernetes.io/')),
  );
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function filesOf(given: string, match: RegExp): string[] {
  return given.endsWith('.yaml')
    ? [given]
    : readdirSync(given)
        .filter(name => match.test(name))
        .map(name => path.join(given, name));
}

function nodesOf(cpu: number) {
  return ['a', 'b', 'c'].map((zone, index) => ({
    name: `node-${index + 1}`,
    cpu: String(cpu),
    memory: '32Gi',
    labels: {
      'topology.kubernetes.io/zone': `zone-${zone}`,
      'topology.kubernetes.io/region': 'region-1',
    },
  }));
}

function readRecording(file: string): KubernetesObject[] {
  const { steps } = JSON.parse(readFileSync(file, 'utf8'));
  return steps.find((step: { objects?: unknown }) => step.objects !== undefined).objects;
}
