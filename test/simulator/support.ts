// Manifests and questions that scenario tests of the simulator share: the tests themselves are input and expectation.
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Node, Pod } from '../../schemas/built/types.js';
import { createSimulation } from '../../simulator/createSimulation.js';
import type { ClusterFile, Simulation } from '../../simulator/simulation.js';

/** The objects of a YAML text. */
export function objectsOf(yaml: string): readonly KubernetesObject[] {
  return parseAllDocuments(yaml).map(document => document.toJS() as KubernetesObject);
}

/** A cluster with the manifests applied and settled; refusals fail. */
export function simulate(yaml: string, cluster: ClusterFile = {}): Simulation {
  const simulation = createSimulation({ cluster });
  applyTo(simulation, yaml);
  return simulation;
}

/** Applies more manifests and settles. */
export function applyTo(simulation: Simulation, yaml: string): void {
  for (const { result, message, object } of simulation.apply(objectsOf(yaml))) {
    if (result === 'refused') {
      throw new Error(`${object.kind} ${object.metadata.name} was refused: ${message}`);
    }
  }
  simulation.settle();
}

/** Runs on by so many virtual milliseconds. */
export function pass(simulation: Simulation, durationMs: number): void {
  simulation.runUntil(simulation.nowMs + durationMs);
}

export function podNamed(simulation: Simulation, name: string): Pod {
  const pod = simulation.get('Pod', 'default', name);
  if (pod === undefined) {
    throw new Error(`no pod ${name}`);
  }
  return pod as Pod;
}

export function nodeNamed(simulation: Simulation, name: string): Node {
  return simulation.get('Node', '', name) as Node;
}

/** `name: node`, or the scheduler's message for a pod that has none. */
export function placementsOf(simulation: Simulation): Readonly<Record<string, string>> {
  const pods = simulation.list('Pod', 'default') as readonly Pod[];
  return Object.fromEntries(
    pods.map(({ metadata, spec, status }) => {
      const scheduled = status?.conditions?.find(({ type }) => type === 'PodScheduled');
      return [metadata.name, spec?.nodeName ?? scheduled?.message ?? ''];
    }),
  );
}

/** How many pods of the label run on each node. */
export function countByNode(simulation: Simulation, app: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const pod of simulation.list('Pod') as readonly Pod[]) {
    if (pod.metadata.labels?.['app'] === app) {
      const node = pod.spec?.nodeName ?? 'pending';
      counts[node] = (counts[node] ?? 0) + 1;
    }
  }
  return counts;
}

/** `Reason message` of the events about an object, in order of arrival. */
export function eventsOf(simulation: Simulation, name: string): readonly string[] {
  return simulation
    .list('Event')
    .filter(event => (event['involvedObject'] as { name: string }).name === name)
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
    .map(event => `${event['reason']} ${event['message']}`);
}

/** A pod of one container in one line of YAML. */
export function pod(name: string, spec = '', labels = ''): string {
  return `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { ${labels || `app: ${name}`} } }
spec: { containers: [{ name: main, image: nginx, resources: {} }]${spec === '' ? '' : `, ${spec}`} }`;
}

/** A pod that requests so much. */
export function requesting(name: string, requests: string, spec = ''): string {
  return pod(name, spec).replace('resources: {}', `resources: { requests: { ${requests} } }`);
}

/** A Deployment of one container. */
export function deployment(name: string, replicas: number, spec = ''): string {
  return `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: main, image: nginx, ports: [{ name: http, containerPort: 8080 }] }]
      ${spec}`;
}

/** A Service on port 80. */
export function service(name: string, app: string, spec = ''): string {
  return `
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${app} }, ports: [{ port: 80, targetPort: http }]${spec === '' ? '' : `, ${spec}`} }`;
}

/** A CustomResourceDefinition of Widgets of example.com that can be scaled: `spec.size`, `status.current`. */
export const widgetDefinition = `
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget, listKind: WidgetList }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
      subresources:
        scale:
          specReplicasPath: .spec.size
          statusReplicasPath: .status.current
          labelSelectorPath: .status.selector`;
