// Applying manifests as `kubectl apply` does: CRDs and Namespaces first, three-way against what was applied last.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { ApiError } from '../api/apiError.js';
import { groupKindOf } from '../api/resources.js';
import { warningsOnCreate } from '../api/warnings.js';
import type { Runtime } from '../runtime.js';
import type { ApplyOptions, ApplyOutcome } from '../simulation.js';
import { decodeManifest } from './decodeManifest.js';
import { mergeApplied, withLastApplied } from './lastApplied.js';
import { fromStored, toStored } from './versions.js';

const actor = 'user';
const kindsFirst = ['CustomResourceDefinition', 'Namespace'];

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
      outcomes.set(index, applyOne(runtime, object, options));
    }
  });
  return [...outcomes.entries()].sort(([i], [j]) => i - j).map(([, outcome]) => outcome);
}

function rank(object: KubernetesObject): number {
  const index = kindsFirst.indexOf(object.kind);
  return index < 0 ? kindsFirst.length : index;
}

function applyOne(runtime: Runtime, given: KubernetesObject, options: ApplyOptions): ApplyOutcome {
  const warnings: string[] = [];
  try {
    const object = inNamespace(runtime, decodeManifest(runtime, given), options);
    warnings.push(
      ...ensureNamespace(runtime, object, options),
      ...warningsOnCreate(object, runtime.server),
    );
    return { ...write(runtime, object, options), object: given, warnings };
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const { reason, message, fieldErrors: errors } = error;
    return { object: given, result: 'refused', reason, message, errors, warnings };
  }
}

function inNamespace(
  runtime: Runtime,
  object: KubernetesObject,
  options: ApplyOptions,
): KubernetesObject {
  const { namespace: given, ...metadata } = object.metadata;
  if (!runtime.server.isNamespaced(groupKindOf(object))) {
    return given === undefined ? object : { ...object, metadata };
  }
  const namespace = given || options.namespace || 'default';
  return { ...object, metadata: { ...metadata, namespace } };
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
  const created = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  runtime.server.create(created, { actor, dryRun: options.dryRun ?? false });
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
    return { result: 'created', stored: server.create(toStored(desired), request) };
  }
  const live = fromStored(current, object.apiVersion);
  const merged = mergeApplied(live, desired, runtime.catalogue);
  const stored = server.update(toStored(merged), request);
  return { result: stored === current ? 'unchanged' : 'configured', stored };
}
