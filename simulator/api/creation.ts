// The course of a create request: identity, defaults, admission, the kind's strategy, validation, allocation.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import { hashUuid } from '../kernel/random.js';
import type { GroupKind } from '../kernel/types.js';
import { admissionPlugins } from './admission/index.js';
import type { AdmissionRequest, Warn } from './admission/types.js';
import { ApiError } from './apiError.js';
import { badRequest, invalid } from './errors.js';
import { groupKindOf, groupOf, isBuiltIn, pluralOf } from './resources.js';
import type { ServerView } from './serverView.js';
import { strategyOf } from './strategies/index.js';
import { applyDefaults, isMadeUp, validateCreate } from './validation.js';

/** Remembers pods found valid by their list of containers, which all pods of a template share. */
export type ValidatedContainers = WeakSet<object>;

/** What a creation needs besides the object. */
export interface CreationContext {
  readonly view: ServerView;
  /** Given when the writer is the simulation's own; undefined: everything is checked. */
  readonly validated: ValidatedContainers | undefined;
  readonly warn?: Warn | undefined;
  /** The name was generated: the real server does that after the object has been changed. */
  readonly isGenerated?: boolean;
}

/** The object as it would be stored. Throws `ApiError`; changes nothing but returns a new object. */
export function prepareCreate(
  object: KubernetesObject,
  { view, validated, warn, isGenerated = false }: CreationContext,
): KubernetesObject {
  const groupKind = groupKindOf(object);
  if (object.metadata.resourceVersion) {
    throw badRequest('resourceVersion should not be set on objects to be created');
  }
  refuseWhileTerminating(groupKind, view);
  const identified = { ...object, metadata: newMetadata(groupKind, object.metadata, view) };
  const asked = requestOf(groupKind, applyDefaults(identified, view));
  const admitted = mutate({ ...asked, isUnnamed: isGenerated }, view);
  const prepared = prepare(groupKind, admitted, view);
  if (validated === undefined || !isKnownValid(groupKind, object, validated)) {
    check(groupKind, prepared, view);
    remember(object, validated);
  }
  const request = { ...requestOf(groupKind, prepared), warn };
  for (const plugin of admissionPlugins) {
    plugin.validate?.(request, view);
  }
  return strategyOf(groupKind, view).allocate?.(prepared, undefined, view) ?? prepared;
}

/** Of a definition that is being deleted no new objects are made. */
function refuseWhileTerminating(groupKind: GroupKind, view: ServerView): void {
  const definition = isBuiltIn(groupKind) ? undefined : view.definitionOf(groupKind);
  if (definition?.metadata.deletionTimestamp !== undefined) {
    const message = 'create not allowed while custom resource definition is terminating';
    const details = { group: groupOf(groupKind), kind: pluralOf(groupKind) };
    throw new ApiError(405, 'MethodNotAllowed', message, details);
  }
}

function isKnownValid(
  groupKind: GroupKind,
  object: KubernetesObject,
  validated: ValidatedContainers,
): boolean {
  if (groupKind !== 'Pod') {
    return isMadeUp(groupKind);
  }
  const containers = containersOf(object);
  return containers !== undefined && validated.has(containers);
}

function remember(object: KubernetesObject, validated: ValidatedContainers | undefined): void {
  const containers = containersOf(object);
  if (containers !== undefined) {
    validated?.add(containers);
  }
}

function containersOf(object: KubernetesObject): object | undefined {
  return ((object['spec'] ?? {}) as { readonly containers?: object }).containers;
}

function check(groupKind: GroupKind, object: KubernetesObject, view: ServerView): void {
  const errors = validateCreate(object, view);
  if (errors.length > 0) {
    throw invalid(groupKind, { name: object.metadata.name ?? '' }, errors);
  }
}

function newMetadata(groupKind: GroupKind, given: ObjectMeta, view: ServerView): ObjectMeta {
  const { namespace, deletionTimestamp, deletionGracePeriodSeconds, selfLink, ...rest } = given;
  const scope = view.isNamespaced(groupKind) ? { namespace: namespace || 'default' } : {};
  return {
    ...rest,
    ...scope,
    uid: newUid(groupKind, { ...rest, ...scope }, view),
    creationTimestamp: view.timestamp,
    ...(strategyOf(groupKind, view).generation ? { generation: 1 } : {}),
  };
}

/** A UID depends on the seed, on what it identifies and on when: other objects do not renumber it. */
function newUid(groupKind: GroupKind, metadata: ObjectMeta, view: ServerView): string {
  const key = `${groupKind}|${metadata.namespace ?? ''}|${metadata.name}|${view.nowMs}`;
  return hashUuid(view.seed, `uid|${key}`);
}

function mutate(asked: AdmissionRequest, view: ServerView): KubernetesObject {
  let request = asked;
  for (const plugin of admissionPlugins) {
    const admitted = plugin.mutate?.(request, view) ?? request.object;
    request = admitted === request.object ? request : { ...request, object: admitted };
  }
  return request.object;
}

function prepare(
  groupKind: GroupKind,
  object: KubernetesObject,
  view: ServerView,
): KubernetesObject {
  const strategy = strategyOf(groupKind, view);
  let prepared = object;
  if (strategy.status === 'separate') {
    const { status: _dropped, ...rest } = object;
    const status = strategy.initialStatus?.(object, view);
    prepared = status === undefined ? rest : { ...rest, status };
  }
  return strategy.prepareForCreate?.(prepared, view) ?? prepared;
}

function requestOf(groupKind: GroupKind, object: KubernetesObject): AdmissionRequest {
  return { operation: 'CREATE', subresource: '', groupKind, object, previous: undefined };
}
