// The course of a create request: identity, defaults, admission, the kind's strategy, validation, allocation.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import { createRandom } from '../kernel/random.js';
import type { GroupKind } from '../kernel/types.js';
import { admissionPlugins } from './admission/index.js';
import type { AdmissionRequest } from './admission/types.js';
import { badRequest, invalid } from './errors.js';
import { groupKindOf } from './resources.js';
import type { ServerView } from './serverView.js';
import { strategyOf } from './strategies/index.js';
import { applyDefaults, validateCreate } from './validation.js';

/** The object as it would be stored. Throws `ApiError`; changes nothing but returns a new object. */
export function prepareCreate(object: KubernetesObject, view: ServerView): KubernetesObject {
  const groupKind = groupKindOf(object);
  if (object.metadata.resourceVersion) {
    throw badRequest('resourceVersion should not be set on objects to be created');
  }
  const identified = { ...object, metadata: newMetadata(groupKind, object.metadata, view) };
  const admitted = mutate(groupKind, applyDefaults(identified, view), view);
  const prepared = prepare(groupKind, admitted, view);
  const errors = validateCreate(prepared, view);
  if (errors.length > 0) {
    throw invalid(groupKind, { name: object.metadata.name ?? '' }, errors);
  }
  const request = requestOf(groupKind, prepared);
  for (const plugin of admissionPlugins) {
    plugin.validate?.(request, view);
  }
  return strategyOf(groupKind, view).allocate?.(prepared, undefined, view) ?? prepared;
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
  return createRandom(view.seed, `uid|${key}`).uuid();
}

function mutate(
  groupKind: GroupKind,
  object: KubernetesObject,
  view: ServerView,
): KubernetesObject {
  let admitted = object;
  for (const plugin of admissionPlugins) {
    if (plugin.mutate !== undefined) {
      admitted = plugin.mutate(requestOf(groupKind, admitted), view);
    }
  }
  return admitted;
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
