// Applying manifests as `kubectl apply` does: CRDs and Namespaces first, three-way against what was applied last.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import { ApiError } from './api/apiError.js';
import { groupKindOf } from './api/resources.js';
import { warningsFor } from './api/validation.js';
import type { Runtime } from './runtime.js';
import type { ApplyOptions, ApplyOutcome } from './simulation.js';
import { type Fields, mergeThreeWay } from './threeWayMerge.js';

/** Where kubectl keeps what was applied last. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

const actor = 'user';

/** Applies all objects as one action; each has its own outcome, in the order given. */
export function applyObjects(
  runtime: Runtime,
  objects: readonly KubernetesObject[],
  options: ApplyOptions,
): readonly ApplyOutcome[] {
  const outcomes = new Map<number, ApplyOutcome>();
  runtime.act(options.summary ?? `Applied ${objects.length} objects`, () => {
    const ordered = [...objects.entries()].sort(([i, a], [j, b]) => rank(a) - rank(b) || i - j);
    for (const [index, object] of ordered) {
      outcomes.set(index, applyOne(runtime, inNamespace(runtime, object, options), options));
    }
  });
  return [...outcomes.entries()].sort(([i], [j]) => i - j).map(([, outcome]) => outcome);
}

function rank(object: KubernetesObject): number {
  const order = ['CustomResourceDefinition', 'Namespace'];
  const index = order.indexOf(object.kind);
  return index < 0 ? order.length : index;
}

function inNamespace(
  runtime: Runtime,
  object: KubernetesObject,
  options: ApplyOptions,
): KubernetesObject {
  if (object.metadata.namespace || !runtime.server.isNamespaced(groupKindOf(object))) {
    return object;
  }
  const namespace = options.namespace ?? 'default';
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function applyOne(runtime: Runtime, object: KubernetesObject, options: ApplyOptions): ApplyOutcome {
  const made = ensureNamespace(runtime, object, options);
  const warnings = [...made, ...warningsFor(object)];
  try {
    return { ...write(runtime, object, options), object, warnings };
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const { reason, message } = error;
    return { object, result: 'refused', reason, message, warnings };
  }
}

/** Manifests may name a namespace that nobody makes: it is made, and said. */
function ensureNamespace(
  runtime: Runtime,
  object: KubernetesObject,
  options: ApplyOptions,
): readonly string[] {
  const { namespace } = object.metadata;
  if (!namespace || runtime.server.get('Namespace', '', namespace) !== undefined) {
    return [];
  }
  if (!options.dryRun) {
    const created = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
    runtime.server.create(created, { actor });
  }
  return [`Namespace ${namespace} did not exist and was made`];
}

function write(
  runtime: Runtime,
  object: KubernetesObject,
  options: ApplyOptions,
): Pick<ApplyOutcome, 'result' | 'stored'> {
  const { server } = runtime;
  const request = { actor, dryRun: options.dryRun ?? false };
  const { namespace = '', name = '' } = object.metadata;
  const current = server.get(groupKindOf(object), namespace, name);
  const desired = withLastApplied(object);
  if (current === undefined) {
    return { result: 'created', stored: server.create(desired, request) };
  }
  const last = parseLastApplied(current);
  const merged = mergeThreeWay(last, asFields(desired), asFields(current));
  const stored = server.update(merged as unknown as KubernetesObject, request);
  return { result: stored === current ? 'unchanged' : 'configured', stored };
}

function withLastApplied(object: KubernetesObject): KubernetesObject {
  const { [lastAppliedAnnotation]: _old, ...annotations } = object.metadata.annotations ?? {};
  const bare = { ...object, metadata: { ...object.metadata, annotations } };
  const text = `${JSON.stringify(sortKeys(bare))}\n`;
  const metadata = {
    ...object.metadata,
    annotations: { ...annotations, [lastAppliedAnnotation]: text },
  };
  return { ...object, metadata };
}

function parseLastApplied(object: KubernetesObject): Fields {
  const text = object.metadata.annotations?.[lastAppliedAnnotation];
  if (text === undefined) {
    return {};
  }
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return {};
  }
}

/** Go encodes maps with sorted keys, and so does kubectl what it keeps. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

function asFields(object: KubernetesObject): Fields {
  return object as unknown as Fields;
}
