// The approval subresource of CertificateSigningRequests: conditions alone, with their times filled in.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type {
  CertificateSigningRequestCondition,
  CertificateSigningRequestStatus,
} from '../../schemas/built/types.js';
import { invalid } from './errors.js';
import { groupKindOf } from './resources.js';

/** The request with the conditions of a write of its approval. Throws `ApiError` 422. */
export function withApproval(
  object: KubernetesObject,
  previous: KubernetesObject,
  timestamp: string,
): KubernetesObject {
  const before = conditionsOf(previous);
  const conditions = conditionsOf(object).map(condition => withTimes(condition, before, timestamp));
  refuseContradiction(previous, conditions);
  const status = { ...(previous['status'] as object | undefined), conditions };
  return { ...previous, status: conditions.length === 0 ? previous['status'] : status };
}

type Condition = CertificateSigningRequestCondition;

function conditionsOf(object: KubernetesObject): readonly Condition[] {
  const status = (object['status'] ?? {}) as CertificateSigningRequestStatus;
  return status.conditions ?? [];
}

function withTimes(
  condition: Condition,
  before: readonly Condition[],
  timestamp: string,
): Condition {
  const former = before.find(({ type }) => type === condition.type);
  const lastTransitionTime = condition.lastTransitionTime ?? former?.lastTransitionTime;
  return {
    ...condition,
    lastUpdateTime: condition.lastUpdateTime ?? timestamp,
    lastTransitionTime: lastTransitionTime ?? timestamp,
  };
}

function refuseContradiction(request: KubernetesObject, conditions: readonly Condition[]): void {
  const decisions = ['Approved', 'Denied'];
  const first = conditions.find(({ type }) => decisions.includes(type));
  const index = conditions.findIndex(
    ({ type }) => decisions.includes(type) && type !== first?.type,
  );
  if (index >= 0) {
    const field = `status.conditions[${index}].type`;
    const why = 'Approved and Denied conditions are mutually exclusive';
    const message = `Invalid value: "${conditions[index]?.type}": ${why}`;
    const path = ['status', 'conditions', index, 'type'];
    const fault = { type: 'FieldValueInvalid', path, field, message, code: 'approval' } as const;
    throw invalid(groupKindOf(request), { name: request.metadata.name ?? '' }, [fault]);
  }
}
