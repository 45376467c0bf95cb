// What a delete request does first: remove, mark (grace period, finalizers), or nothing because it is under way.

import type { KubernetesObject, ObjectMeta } from '../../core/kubernetes/object.js';
import { toTimestamp } from '../kernel/kernel.js';
import type { DeleteOptions, GroupKind } from '../kernel/types.js';
import { admissionPlugins } from './admission/index.js';
import type { Warn } from './admission/types.js';
import { conflict } from './errors.js';
import { groupKindOf } from './resources.js';
import type { ServerView } from './serverView.js';
import { strategyOf } from './strategies/index.js';
import type { Strategy } from './strategies/strategy.js';

const definitionKind = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Keeps a CustomResourceDefinition until its objects are gone. */
export const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io';

/** The first step of a deletion; `object` is the version to store or the last one. */
export type DeletionPlan =
  | { readonly step: 'remove'; readonly object: KubernetesObject }
  | { readonly step: 'mark'; readonly object: KubernetesObject }
  | { readonly step: 'wait' };

/** Throws `ApiError` when a precondition or an admission plugin refuses. */
export function planDeletion(
  object: KubernetesObject,
  options: DeleteOptions,
  { view, warn }: { readonly view: ServerView; readonly warn?: Warn | undefined },
): DeletionPlan {
  const groupKind = groupKindOf(object);
  checkPreconditions(groupKind, object, options);
  const request = { subresource: '', groupKind, object, previous: object, warn } as const;
  for (const plugin of admissionPlugins) {
    plugin.mutate?.({ operation: 'DELETE', ...request }, view);
  }
  for (const plugin of admissionPlugins) {
    plugin.validate?.({ operation: 'DELETE', ...request }, view);
  }
  if (groupKind === 'Namespace') {
    return planNamespaceDeletion(object, view);
  }
  if (groupKind === definitionKind && object.metadata.deletionTimestamp === undefined) {
    return planDefinitionDeletion(object, view);
  }
  const grace = graceOf(object, options, view);
  const under = object.metadata.deletionTimestamp !== undefined;
  if (under && !isShortened(object, options, grace)) {
    return (object.metadata.deletionGracePeriodSeconds ?? 0) > 0 ||
      (object.metadata.finalizers ?? []).length > 0
      ? planFinalizers(object, options, view)
      : { step: 'remove', object };
  }
  return planMark(markDeleted(object, grace, view), grace, policyFinalizers(object, options, view));
}

function checkPreconditions(
  groupKind: GroupKind,
  object: KubernetesObject,
  options: DeleteOptions,
): void {
  const { name = '', uid, resourceVersion } = object.metadata;
  if (options.uid !== undefined && options.uid !== uid) {
    const why = `Precondition failed: UID in precondition: ${options.uid}, UID in object meta: ${uid}`;
    throw conflict(groupKind, name, why);
  }
  if (options.resourceVersion !== undefined && options.resourceVersion !== resourceVersion) {
    const why = `Precondition failed: ResourceVersion in precondition: ${options.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`;
    throw conflict(groupKind, name, why);
  }
}

/** Namespaces are emptied first: their own finalizer list keeps them. */
function planNamespaceDeletion(object: KubernetesObject, view: ServerView): DeletionPlan {
  const { finalizers } = (object['spec'] ?? {}) as { readonly finalizers?: readonly string[] };
  const left = (finalizers?.length ?? 0) + (object.metadata.finalizers?.length ?? 0);
  if (object.metadata.deletionTimestamp !== undefined) {
    return left === 0 ? { step: 'remove', object } : { step: 'wait' };
  }
  const metadata = { ...object.metadata, deletionTimestamp: view.timestamp };
  const status = { ...(object['status'] as object), phase: 'Terminating' };
  const marked = { ...object, metadata, status };
  return left === 0 ? { step: 'remove', object: marked } : { step: 'mark', object: marked };
}

/** The objects of a definition go first: a finalizer keeps it until then. */
function planDefinitionDeletion(object: KubernetesObject, view: ServerView): DeletionPlan {
  const { finalizers = [] } = object.metadata;
  const marked = markDeleted(object, 0, view);
  const metadata = {
    ...marked.metadata,
    finalizers: [...finalizers.filter(name => name !== cleanupFinalizer), cleanupFinalizer],
  };
  const status = withTerminating(object['status'], {
    status: 'True',
    lastTransitionTime: view.timestamp,
    reason: 'InstanceDeletionPending',
    message:
      'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
  });
  return { step: 'mark', object: { ...marked, metadata, status } };
}

/** The status of a definition with its condition `Terminating` as given. */
export function withTerminating(status: unknown, condition: object): object {
  const { conditions } = (status ?? {}) as {
    readonly conditions?: readonly ConditionType[] | null;
  };
  const others = (conditions ?? []).filter(({ type }) => type !== 'Terminating');
  return { ...(status as object), conditions: [...others, { type: 'Terminating', ...condition }] };
}

interface ConditionType {
  readonly type: string;
}

function graceOf(object: KubernetesObject, options: DeleteOptions, view: ServerView): number {
  const { gracePeriodSeconds } = strategyOf(groupKindOf(object), view);
  return gracePeriodSeconds?.(object, options.gracePeriodSeconds) ?? 0;
}

/** A deletion under way may only be made shorter, and only by a request that says so. */
function isShortened(object: KubernetesObject, options: DeleteOptions, grace: number): boolean {
  const current = object.metadata.deletionGracePeriodSeconds ?? 0;
  return options.gracePeriodSeconds !== undefined && grace < current;
}

function planFinalizers(
  object: KubernetesObject,
  options: DeleteOptions,
  view: ServerView,
): DeletionPlan {
  const finalizers = policyFinalizers(object, options, view);
  if (finalizers.join() === (object.metadata.finalizers ?? []).join()) {
    return { step: 'wait' };
  }
  const metadata = { ...object.metadata, finalizers };
  const grace = object.metadata.deletionGracePeriodSeconds ?? 0;
  return planMark({ ...object, metadata }, grace, finalizers);
}

function planMark(
  marked: KubernetesObject,
  grace: number,
  finalizers: readonly string[],
): DeletionPlan {
  const { finalizers: _replaced, ...metadata } = marked.metadata;
  if (finalizers.length === 0) {
    const object = { ...marked, metadata };
    return grace > 0 ? { step: 'mark', object } : { step: 'remove', object };
  }
  return { step: 'mark', object: { ...marked, metadata: { ...metadata, finalizers } } };
}

function markDeleted(object: KubernetesObject, grace: number, view: ServerView): KubernetesObject {
  const { metadata } = object;
  const marked: ObjectMeta = {
    ...metadata,
    deletionTimestamp: toTimestamp(startOf(metadata, view) + grace * 1000),
    deletionGracePeriodSeconds: grace,
    ...(metadata.generation !== undefined && metadata.deletionTimestamp === undefined
      ? { generation: metadata.generation + 1 }
      : {}),
  };
  return { ...object, metadata: marked };
}

/** When the deletion began: a shortened grace period counts from there. */
function startOf(metadata: ObjectMeta, view: ServerView): number {
  if (metadata.deletionTimestamp === undefined) {
    return view.nowMs;
  }
  const graceMs = (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
  return Date.parse(metadata.deletionTimestamp) - graceMs;
}

/** The finalizers with those of the propagation policy. */
function policyFinalizers(
  object: KubernetesObject,
  options: DeleteOptions,
  view: ServerView,
): readonly string[] {
  const present = object.metadata.finalizers ?? [];
  const policy =
    options.propagationPolicy ?? impliedPolicy(strategyOf(groupKindOf(object), view), present);
  const others = present.filter(name => name !== 'orphan' && name !== 'foregroundDeletion');
  if (policy === 'Orphan') {
    return [...others, 'orphan'];
  }
  return policy === 'Foreground' ? [...others, 'foregroundDeletion'] : others;
}

function impliedPolicy(
  strategy: Strategy,
  present: readonly string[],
): DeleteOptions['propagationPolicy'] {
  if (present.includes('orphan')) {
    return 'Orphan';
  }
  if (present.includes('foregroundDeletion')) {
    return 'Foreground';
  }
  return strategy.orphansByDefault ? 'Orphan' : 'Background';
}
