// The course of an update request: concurrency, defaults, admission, the kind's strategy, validation.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/fieldError.js';
import type { GroupKind } from '../kernel/types.js';
import { admissionPlugins } from './admission/index.js';
import { resourceQuota } from './admission/resourceQuota.js';
import type { AdmissionRequest, Warn } from './admission/types.js';
import { admitByPolicies } from './admission/validatingAdmissionPolicy.js';
import { withApproval } from './approval.js';
import { isEqual } from './equal.js';
import { conflict, invalid, modifiedConflict } from './errors.js';
import { withResize } from './resize.js';
import { groupKindOf } from './resources.js';
import type { ServerView } from './serverView.js';
import { strategyOf } from './strategies/index.js';
import { applyDefaults, isMadeUp, validateStatusUpdate, validateUpdate } from './validation.js';

/** The metadata a write of the status may change. */
const statusFields: readonly (keyof ObjectMeta)[] = ['annotations', 'finalizers'];
const statusFieldsOfLabelled: readonly (keyof ObjectMeta)[] = [...statusFields, 'labels'];

/** What an update needs besides the two versions. */
export interface UpdateContext {
  readonly view: ServerView;
  readonly subresource: string;
  /** The writer is the simulation's own: what it writes of kinds it alone makes up is not checked again. */
  readonly isTrusted: boolean;
  readonly warn?: Warn | undefined;
}

/** The object as it would be stored; `previous` itself when nothing changes. Throws `ApiError`. */
export function prepareUpdate(
  object: KubernetesObject,
  previous: KubernetesObject,
  context: UpdateContext,
): KubernetesObject {
  checkIdentity(object, previous);
  if (context.subresource === 'status') {
    const strategy = strategyOf(groupKindOf(previous), context.view);
    const next = withStatus(strategy.prepareForStatus?.(object) ?? object, previous);
    admitPart(next, previous, context);
    refuse(next, context.isTrusted ? [] : validateStatusUpdate(next, previous, context.view));
    return next;
  }
  if (context.subresource === 'resize') {
    const next = withResize(object, previous, pod => validateUpdate(pod, pod, context.view));
    admitPart(next, previous, context);
    const request = requestOf(groupKindOf(previous), next, previous);
    resourceQuota.validate?.({ ...request, subresource: 'resize' }, context.view);
    return withGeneration(next, previous, context);
  }
  const merged = mergedFor(object, previous, context);
  const shared = shareEqualFields(merged, previous);
  if (isUnchanged(shared, previous)) {
    return previous;
  }
  if (context.subresource === '' || context.subresource === 'scale') {
    return finish(shared, previous, context);
  }
  admitPart(shared, previous, context);
  return shared;
}

/** Of writes of a part of an object only policies have a say. */
function admitPart(
  object: KubernetesObject,
  previous: KubernetesObject,
  { subresource, view, warn }: UpdateContext,
): void {
  const request = requestOf(groupKindOf(previous), object, previous);
  admitByPolicies({ ...request, subresource, warn }, view);
}

function mergedFor(
  object: KubernetesObject,
  previous: KubernetesObject,
  context: UpdateContext,
): KubernetesObject {
  if (context.subresource === 'approval') {
    return withApproval(object, previous, context.view.timestamp);
  }
  if (context.subresource === 'ephemeralcontainers') {
    return withEphemeralContainers(object, previous);
  }
  return context.subresource === 'finalize'
    ? { ...previous, spec: object['spec'] }
    : withMain(applyDefaults(object, context.view), previous, context);
}

/** Nothing but these is taken over: the rest of the pod stays. */
function withEphemeralContainers(
  { metadata, spec }: KubernetesObject & { readonly spec?: unknown },
  previous: KubernetesObject,
): KubernetesObject {
  const { ephemeralContainers } = (spec ?? {}) as { readonly ephemeralContainers?: unknown };
  return {
    ...previous,
    metadata: { ...previous.metadata, managedFields: metadata.managedFields },
    spec: { ...(previous['spec'] as object), ephemeralContainers },
  };
}

/** True when the last finalizer is gone and no grace period is left: the update removes the object. */
export function isFinishedDeletion(object: KubernetesObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata;
  const { finalizers: contents } = (object['spec'] ?? {}) as { readonly finalizers?: unknown[] };
  return (
    deletionTimestamp !== undefined &&
    (finalizers?.length ?? 0) === 0 &&
    (deletionGracePeriodSeconds ?? 0) === 0 &&
    (object.kind !== 'Namespace' || (contents?.length ?? 0) === 0)
  );
}

function checkIdentity(object: KubernetesObject, previous: KubernetesObject): void {
  const groupKind = groupKindOf(object);
  const { name = '', uid, resourceVersion } = object.metadata;
  if (uid !== undefined && uid !== '' && uid !== previous.metadata.uid) {
    const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${previous.metadata.uid}`;
    throw conflict(groupKind, name, why);
  }
  if (resourceVersion && resourceVersion !== previous.metadata.resourceVersion) {
    throw modifiedConflict(groupKind, name);
  }
}

/** Status writes: annotations pass, as the revision of a Deployment does; labels only of nodes and pods. */
function withStatus(object: KubernetesObject, previous: KubernetesObject): KubernetesObject {
  const metadata = withStatusMetadata(object.metadata, previous);
  const isSame = isEqual(object['status'], previous['status']);
  if (isSame && metadata === previous.metadata) {
    return previous;
  }
  return { ...previous, metadata, status: isSame ? previous['status'] : object['status'] };
}

function withStatusMetadata(given: ObjectMeta, { kind, metadata }: KubernetesObject): ObjectMeta {
  const mayChangeLabels = kind === 'Node' || kind === 'Pod';
  if (
    given.annotations === metadata.annotations &&
    given.finalizers === metadata.finalizers &&
    (given.labels === metadata.labels || !mayChangeLabels)
  ) {
    return metadata;
  }
  const names = mayChangeLabels ? statusFieldsOfLabelled : statusFields;
  const changed = names.filter(
    name => given[name] !== metadata[name] && !isEqual(given[name], metadata[name]),
  );
  return changed.length === 0
    ? metadata
    : { ...metadata, ...Object.fromEntries(changed.map(name => [name, given[name]])) };
}

function withMain(
  object: KubernetesObject,
  previous: KubernetesObject,
  context: UpdateContext,
): KubernetesObject {
  const groupKind = groupKindOf(object);
  const strategy = strategyOf(groupKind, context.view);
  const metadata = keepSystemFields(object.metadata, previous.metadata);
  let next: KubernetesObject = { ...object, apiVersion: previous.apiVersion, metadata };
  if (strategy.status === 'separate') {
    next = { ...next, status: previous['status'] };
  }
  for (const plugin of admissionPlugins) {
    next = plugin.mutate?.(requestOf(groupKind, next, previous), context.view) ?? next;
  }
  return strategy.prepareForUpdate?.(next, previous, context.view) ?? next;
}

function keepSystemFields(given: ObjectMeta, previous: ObjectMeta): ObjectMeta {
  return {
    ...given,
    uid: previous.uid,
    resourceVersion: previous.resourceVersion,
    generation: previous.generation,
    creationTimestamp: previous.creationTimestamp,
    deletionTimestamp: previous.deletionTimestamp,
    deletionGracePeriodSeconds: previous.deletionGracePeriodSeconds,
  };
}

/** Equal parts keep their identity, so that later comparisons end at the reference. */
function shareEqualFields(next: KubernetesObject, previous: KubernetesObject): KubernetesObject {
  return {
    ...shareFields(next, previous),
    metadata: shareFields(next.metadata, previous.metadata),
  } as KubernetesObject;
}

function shareFields<T extends object>(next: T, previous: T): T {
  const before = previous as Readonly<Record<string, unknown>>;
  const shared: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(next)) {
    if (value !== undefined) {
      const old = before[key];
      shared[key] = value !== old && isEqual(value, old) ? old : value;
    }
  }
  return shared as T;
}

function isUnchanged(next: KubernetesObject, previous: KubernetesObject): boolean {
  return (
    isShallowEqual({ ...next, metadata: undefined }, { ...previous, metadata: undefined }) &&
    isShallowEqual(next.metadata, previous.metadata)
  );
}

function isShallowEqual(a: object, b: object): boolean {
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return [...Object.keys(a), ...Object.keys(b)].every(key => left[key] === right[key]);
}

function finish(
  next: KubernetesObject,
  previous: KubernetesObject,
  context: UpdateContext,
): KubernetesObject {
  const groupKind = groupKindOf(next);
  const counted = withGeneration(next, previous, context);
  const isUnchecked = context.isTrusted && isMadeUp(groupKind);
  refuse(next, isUnchecked ? [] : validateUpdate(counted, previous, context.view));
  const { subresource, warn } = context;
  const request = { ...requestOf(groupKind, counted, previous), subresource, warn };
  for (const plugin of admissionPlugins) {
    plugin.validate?.(request, context.view);
  }
  return strategyOf(groupKind, context.view).allocate?.(counted, previous, context.view) ?? counted;
}

function refuse(object: KubernetesObject, errors: readonly FieldError[]): void {
  if (errors.length > 0) {
    throw invalid(groupKindOf(object), { name: object.metadata.name ?? '' }, errors);
  }
}

function withGeneration(
  next: KubernetesObject,
  previous: KubernetesObject,
  context: UpdateContext,
): KubernetesObject {
  const groupKind = groupKindOf(next);
  const strategy = strategyOf(groupKind, context.view);
  if (!strategy.generation) {
    return next;
  }
  if (isSameBody(next, previous) && !strategy.countsForGeneration?.(next, previous)) {
    return next;
  }
  const generation = (previous.metadata.generation ?? 0) + 1;
  return { ...next, metadata: { ...next.metadata, generation } };
}

function isSameBody(next: KubernetesObject, previous: KubernetesObject): boolean {
  const keys = new Set([...Object.keys(next), ...Object.keys(previous)]);
  return [...keys].every(
    key => key === 'metadata' || key === 'status' || next[key] === previous[key],
  );
}

function requestOf(
  groupKind: GroupKind,
  object: KubernetesObject,
  previous: KubernetesObject,
): AdmissionRequest {
  return { operation: 'UPDATE', subresource: '', groupKind, object, previous };
}
