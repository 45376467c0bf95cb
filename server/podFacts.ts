// What an object will produce, read from its manifest: how many pods, and which Service reaches them.

import type { ObjectInDocument } from '../core/manifest/objects.js';

/** Pod facts of an object, as short phrases: `3 pods`. Empty for kinds that make no pods. */
export function podsOf(object: ObjectInDocument): string[] {
  const spec = recordAt(object.value(), ['spec']);
  switch (object.kind) {
    case 'Pod':
      return ['1 pod'];
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'ReplicationController':
      return [countWords(numberAt(spec, 'replicas') ?? 1)];
    case 'DaemonSet':
      return ['a pod on each node'];
    case 'Job':
      return [jobWords(spec)];
    case 'CronJob':
      return [`${jobWords(recordAt(spec, ['jobTemplate', 'spec']))} each run`];
    default:
      return [];
  }
}

/** `reached by Service web`, of the Services of the same file that select the object's pods. */
export function reachedBy(object: ObjectInDocument, all: readonly ObjectInDocument[]): string[] {
  const labels = podLabelsOf(object);
  if (labels === undefined) {
    return [];
  }
  const names = all
    .filter(other => other.kind === 'Service' && sameNamespace(object, other))
    .filter(other => selects(recordAt(other.value(), ['spec', 'selector']), labels))
    .flatMap(({ name }) => name ?? []);
  const [first, ...others] = names;
  if (first === undefined) {
    return [];
  }
  return others.length === 0
    ? [`reached by Service ${first}`]
    : [`reached by Services ${names.join(', ')}`];
}

/** `reaches 3 pods of Deployment web`, for a Service. */
export function selectedBy(object: ObjectInDocument, all: readonly ObjectInDocument[]): string[] {
  const selector = recordAt(object.value(), ['spec', 'selector']);
  if (object.kind !== 'Service' || selector === undefined) {
    return [];
  }
  const targets = all.filter(other => {
    const labels = podLabelsOf(other);
    return labels !== undefined && sameNamespace(object, other) && selects(selector, labels);
  });
  return targets
    .slice(0, 2)
    .map(target => `reaches ${podsOf(target).join('')} of ${target.kind} ${target.name ?? ''}`);
}

function jobWords(spec: Readonly<Record<string, unknown>> | undefined): string {
  return countWords(numberAt(spec, 'completions') ?? numberAt(spec, 'parallelism') ?? 1);
}

function countWords(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`;
}

function podLabelsOf(object: ObjectInDocument): Readonly<Record<string, unknown>> | undefined {
  const value = object.value();
  switch (object.kind) {
    case 'Pod':
      return recordAt(value, ['metadata', 'labels']);
    case 'CronJob':
      return recordAt(value, ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels']);
    default:
      return recordAt(value, ['spec', 'template', 'metadata', 'labels']);
  }
}

function selects(
  selector: Readonly<Record<string, unknown>> | undefined,
  labels: Readonly<Record<string, unknown>>,
): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function sameNamespace(one: ObjectInDocument, other: ObjectInDocument): boolean {
  return (one.namespace ?? 'default') === (other.namespace ?? 'default');
}

function recordAt(
  value: unknown,
  path: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  let current = value;
  for (const step of path) {
    current = isRecord(current) ? current[step] : undefined;
  }
  return isRecord(current) ? current : undefined;
}

function numberAt(record: Readonly<Record<string, unknown>> | undefined, key: string) {
  const value = record?.[key];
  return typeof value === 'number' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
