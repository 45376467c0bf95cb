// Simulated clusters for tests: manifests in, objects out.

import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ApiError } from '../../simulator/api/apiError.js';
import { createSimulation } from '../../simulator/index.js';
import type { Simulation, SimulationOptions } from '../../simulator/simulation.js';
import { testCatalogue } from './catalogue.js';
import { dedent } from './manifest.js';

const user = { actor: 'user' } as const;

/** The objects of a YAML text. */
export function objectsOf(yaml: string): KubernetesObject[] {
  return parseAllDocuments(dedent(yaml)).map(document => document.toJS() as KubernetesObject);
}

/** The only object of a YAML text. */
export function objectOf(yaml: string): KubernetesObject {
  const [object] = objectsOf(yaml);
  if (object === undefined) {
    throw new Error('no object in the text');
  }
  return object;
}

/** A new cluster; nothing has run in it yet but its own start. */
export function cluster(options: SimulationOptions = {}): Simulation {
  return createSimulation({ catalogue: testCatalogue(), ...options });
}

/** Creates the objects of a YAML text through the API, in namespace `default` where they name none. */
export function create(simulation: Simulation, yaml: string): KubernetesObject {
  const created = objectsOf(yaml).map(object => simulation.server.create(object, user));
  return created[created.length - 1] as KubernetesObject;
}

/** A cluster to which a manifest was applied, standing still again. Throws where something is refused. */
export function applied(yaml: string, options: SimulationOptions = {}): Simulation {
  const simulation = cluster(options);
  apply(simulation, yaml);
  simulation.settle();
  return simulation;
}

/** Applies a manifest. Throws where something is refused. */
export function apply(simulation: Simulation, yaml: string): void {
  for (const outcome of simulation.apply(objectsOf(yaml))) {
    if (outcome.result === 'refused') {
      throw new Error(outcome.message);
    }
  }
}

/** What the API refuses, as `code reason: message`. Fails where it does not refuse. */
export function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    const { code, reason, message } = error as ApiError;
    return `${code} ${reason}: ${message}`;
  }
  throw new Error('it was not refused');
}

/** Names of the objects of a kind in a namespace. */
export function namesOf(
  simulation: Simulation,
  groupKind: string,
  namespace = 'default',
): string[] {
  return simulation.list(groupKind, namespace).map(object => object.metadata.name ?? '');
}

/** A pod manifest with one container; further YAML of its spec may be given, indented by two. */
export function podYaml(name: string, spec = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: default }\nspec:\n  containers: [{ name: main, image: "nginx:1.27" }]\n${spec}`;
}

/** A Deployment manifest with one nginx container. */
export function deploymentYaml(name: string, replicas = 1): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: "nginx:1.27" }] }
`;
}

/** The status of an object that must be there. */
export function statusOf<T>(
  simulation: Simulation,
  groupKind: string,
  name: string,
  namespace = '',
): T {
  return simulation.server.require(groupKind, { namespace, name })['status'] as T;
}
