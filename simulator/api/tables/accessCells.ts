// The rows of access and admission: role bindings, policies, webhooks, flow control, devices.

import type {
  ClusterRoleBinding,
  FlowSchema,
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicyBinding,
  MutatingWebhookConfiguration,
  PriorityLevelConfiguration,
  ResourceClaim,
  ResourceSlice,
  RoleBinding,
  Subject,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingWebhookConfiguration,
} from '../../../schemas/built/types.js';
import { type Cell, NONE, UNSET } from './cell.js';
import { ageOf } from './duration.js';

/** The cells of a RoleBinding or ClusterRoleBinding. */
export function roleBindingCells(
  object: RoleBinding | ClusterRoleBinding,
  nowMs: number,
): readonly Cell[] {
  const subjects = object.subjects ?? [];
  const named = (kind: string): readonly Subject[] =>
    subjects.filter(subject => subject.kind === kind);
  const names = (kind: string): string =>
    named(kind)
      .map(({ name }) => name)
      .join(', ');
  const accounts = named('ServiceAccount').map(s => `${s.namespace ?? ''}/${s.name}`);
  return [
    object.metadata.name ?? '',
    `${object.roleRef.kind}/${object.roleRef.name}`,
    ageOf(object.metadata.creationTimestamp, nowMs),
    names('User'),
    names('Group'),
    accounts.join(', '),
  ];
}

/** The cells of a MutatingAdmissionPolicy. */
export function mutatingPolicyCells(
  object: MutatingAdmissionPolicy,
  nowMs: number,
): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.mutations?.length ?? 0,
    showParamKind(object.spec?.paramKind),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a ValidatingAdmissionPolicy. */
export function validatingPolicyCells(
  object: ValidatingAdmissionPolicy,
  nowMs: number,
): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.validations?.length ?? 0,
    showParamKind(object.spec?.paramKind),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

function showParamKind(
  kind: { readonly apiVersion?: string; readonly kind?: string } | undefined,
): string {
  return kind === undefined ? UNSET : `${kind.apiVersion}/${kind.kind}`;
}

/** The cells of the binding of an admission policy. */
export function policyBindingCells(
  object: MutatingAdmissionPolicyBinding | ValidatingAdmissionPolicyBinding,
  nowMs: number,
): readonly Cell[] {
  const param = object.spec?.paramRef;
  const shown = param?.namespace ? `${param.namespace}/${param.name ?? ''}` : `*/${param?.name}`;
  return [
    object.metadata.name ?? '',
    object.spec?.policyName ?? '',
    param === undefined ? UNSET : shown,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a webhook configuration. */
export function webhookCells(
  object: MutatingWebhookConfiguration | ValidatingWebhookConfiguration,
  nowMs: number,
): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.webhooks?.length ?? 0,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a FlowSchema. */
export function flowSchemaCells(object: FlowSchema, nowMs: number): readonly Cell[] {
  const dangling = (object.status?.conditions ?? []).find(({ type }) => type === 'Dangling');
  return [
    object.metadata.name ?? '',
    object.spec?.priorityLevelConfiguration.name ?? NONE,
    String(object.spec?.matchingPrecedence ?? 1000),
    object.spec?.distinguisherMethod?.type ?? NONE,
    ageOf(object.metadata.creationTimestamp, nowMs),
    dangling?.status ?? '?',
  ];
}

/** The cells of a PriorityLevelConfiguration. */
export function priorityLevelCells(
  object: PriorityLevelConfiguration,
  nowMs: number,
): readonly Cell[] {
  const { spec, metadata } = object;
  const shares = spec?.limited?.nominalConcurrencyShares ?? spec?.exempt?.nominalConcurrencyShares;
  const queuing = spec?.limited?.limitResponse?.queuing;
  return [
    metadata.name ?? '',
    spec?.type ?? '',
    String(shares ?? NONE),
    String(queuing?.queues ?? NONE),
    String(queuing?.handSize ?? NONE),
    String(queuing?.queueLengthLimit ?? NONE),
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a ResourceClaim. */
export function resourceClaimCells(object: ResourceClaim, nowMs: number): readonly Cell[] {
  const { metadata, status } = object;
  const states = [
    ...(metadata.deletionTimestamp === undefined ? [] : ['deleted']),
    status?.allocation === undefined ? 'pending' : 'allocated',
    ...((status?.reservedFor ?? []).length > 0 ? ['reserved'] : []),
  ];
  return [metadata.name ?? '', states.join(','), ageOf(metadata.creationTimestamp, nowMs)];
}

/** The cells of a ResourceSlice. */
export function resourceSliceCells(object: ResourceSlice, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.nodeName ?? (object.spec?.allNodes === true ? '<all>' : UNSET),
    object.spec?.driver ?? '',
    object.spec?.pool.name ?? '',
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}
