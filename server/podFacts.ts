// What an object will produce, read from its manifest: how many pods, and which Service reaches them.

import type { GraphObject } from '../core/graph/objectGraph.js';
import { type Fields, fieldsOf, valueAt } from '../core/json.js';
import type { ObjectInDocument } from '../core/manifest/objects.js';
import { fileName, podWords } from './describeObject.js';
import {
  asApplied,
  namespaceHere,
  nearest,
  podsOfSelector,
  type Surroundings,
} from './surroundings.js';

/** Pod facts of an object, as short phrases: `3 pods`. Empty for kinds that make no pods. */
export function podsOf(object: Pick<ObjectInDocument, 'apiVersion' | 'kind' | 'value'>): string[] {
  const spec = fieldsOf(valueAt(object.value(), ['spec']));
  switch (object.kind) {
    case 'Pod':
      return ['1 pod'];
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'ReplicationController':
      return [podWords(numberAt(spec, 'replicas') ?? 1)];
    case 'DaemonSet':
      return ['a pod on each node'];
    case 'Job':
      return [jobWords(spec)];
    case 'CronJob':
      return [`${jobWords(fieldsOf(valueAt(spec, ['jobTemplate', 'spec'])))} each run`];
    default:
      return [];
  }
}

/** `reached by Service web`, of the Services nearby that select the object's pods. */
export function reachedBy(object: GraphObject, surroundings: Surroundings): string[] {
  const applied = asApplied(object, surroundings);
  const { pods } = applied.object.facts;
  if (pods === undefined) {
    return [];
  }
  const selecting = applied.graph
    .selectingPods(pods.labels)
    .filter(({ facts }) => facts.kind === 'Service');
  const names = [...new Set(near(surroundings, object, selecting).map(nameIn(object)))];
  const [first, ...others] = names;
  if (first === undefined) {
    return [];
  }
  return others.length === 0
    ? [`reached by Service ${first}`]
    : [`reached by Services ${names.slice(0, namedMax).join(', ')}`];
}

/** `reaches 3 pods of Deployment web`, for a Service. */
export function selectedBy(object: GraphObject, surroundings: Surroundings): string[] {
  if (object.facts.kind !== 'Service') {
    return [];
  }
  const targets = near(surroundings, object, podsOfSelector(object, 0, surroundings));
  return targets.slice(0, targetsMax).map(target => {
    const { apiVersion, kind, value } = target.facts;
    const pods = podsOf({ apiVersion, kind, value: () => value });
    return `reaches ${pods.join('')} of ${kind} ${nameIn(object)(target)}`;
  });
}

/** Kinds that others use; who reaches a Service or makes pods is said otherwise. */
const usedKinds = [
  ...['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim', 'Role', 'ClusterRole'],
  ...['StorageClass', 'PriorityClass', 'IngressClass', 'RuntimeClass'],
];

/** `used by Deployment web`, for what others name. */
export function usedBy(object: GraphObject, surroundings: Surroundings): string[] {
  const { kind, groupKind, name } = object.facts;
  const { graph } = asApplied(object, surroundings);
  const referrers = usedKinds.includes(kind) ? graph.referrers(groupKind, name) : [];
  const users = near(surroundings, object, referrers);
  const names = [...new Set(users.map(user => `${user.facts.kind} ${nameIn(object)(user)}`))];
  const [first, second] = names;
  if (first === undefined) {
    return [];
  }
  return [
    second === undefined ? `used by ${first}` : `used by ${first} and ${names.length - 1} more`,
  ];
}

const namedMax = 4;
const targetsMax = 2;

/** Objects that are applied together with one; the same thing for another environment is not. */
function near(
  surroundings: Surroundings,
  object: GraphObject,
  others: readonly GraphObject[],
): GraphObject[] {
  const namespace = namespaceHere(surroundings, object.facts.namespace);
  return nearest(surroundings, others, namespace)
    .filter(({ distance }) => distance <= 1)
    .map(found => found.object);
}

/** `web`, with its file where that is another. */
function nameIn({ uri }: GraphObject): (other: GraphObject) => string {
  return other =>
    other.uri === uri ? other.facts.name : `${other.facts.name} (${fileName(other.uri)})`;
}

function jobWords(spec: Fields): string {
  return podWords(numberAt(spec, 'completions') ?? numberAt(spec, 'parallelism') ?? 1);
}

function numberAt(fields: Fields, key: string): number | undefined {
  const value = fields[key];
  return typeof value === 'number' ? value : undefined;
}
