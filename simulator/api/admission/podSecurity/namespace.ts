// Namespaces under PodSecurity: labels that make no sense are refused, and of pods that break a new level is warned.

import { violationsOf } from '../../../../core/podSecurity/index.js';
import type { Pod } from '../../../../schemas/built/types.js';
import { invalid } from '../../errors.js';
import type { ServerView } from '../../serverView.js';
import type { AdmissionRequest } from '../types.js';
import {
  type LabelFault,
  labelFaults,
  policyIn,
  type SecurityPolicy,
  strictnessOf,
} from './policy.js';

/** Throws ApiError 422 for wrong labels; warns of the pods that are there already. */
export function checkNamespace(request: AdmissionRequest, view: ServerView): void {
  if (request.operation === 'DELETE' || request.subresource !== '') {
    return;
  }
  const { name = '', labels = {} } = request.object.metadata;
  const former = request.previous?.metadata.labels ?? {};
  const faults = labelFaults(labels);
  if (faults.length > 0 && JSON.stringify(faults) !== JSON.stringify(labelFaults(former))) {
    throw invalid('Namespace', { name }, faults.map(toFieldError));
  }
  const policy = policyIn(labels, 'enforce');
  if (request.operation === 'UPDATE' && policy !== undefined) {
    const before = policyIn(former, 'enforce');
    const isOtherVersion = before !== undefined && before.version !== policy.version;
    if (isOtherVersion || strictnessOf(policy) > strictnessOf(before)) {
      for (const text of podWarnings(name, policy, view)) {
        request.warn?.(text);
      }
    }
  }
}

function toFieldError({ label, value, why }: LabelFault) {
  return {
    type: 'FieldValueInvalid' as const,
    path: ['metadata', 'labels', label],
    field: `metadata.labels[${label}]`,
    message: `Invalid value: ${JSON.stringify(value)}: ${why}`,
    code: 'pod-security-label',
  };
}

/** One line for each kind of violation, with the first pod that has it. */
function podWarnings(
  namespace: string,
  { level, version }: SecurityPolicy,
  view: ServerView,
): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const pod of onePerOwnerFirst(view.list('Pod', namespace) as unknown as readonly Pod[])) {
    const reason = violationsOf(pod, level)
      .map(each => each.reason)
      .join(', ');
    if (reason !== '') {
      byReason.set(reason, [...(byReason.get(reason) ?? []), pod.metadata?.name ?? '']);
    }
  }
  if (byReason.size === 0) {
    return [];
  }
  const lines = [...byReason].map(([reason, names]) => `${countOf(names)}: ${reason}`).sort();
  const head = `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level`;
  return [`${head} "${level}:${version}"`, ...lines];
}

function countOf(names: readonly string[]): string {
  const others = names.length - 1;
  const more = others === 0 ? '' : ` (and ${others} other pod${others === 1 ? '' : 's'})`;
  return `${names[0]}${more}`;
}

/** Pods of the same owner are much alike: the first of each is looked at before the others. */
function onePerOwnerFirst(pods: readonly Pod[]): readonly Pod[] {
  const seen = new Set<string>();
  const first = pods.filter(pod => {
    const owner = pod.metadata?.ownerReferences?.find(each => each.controller)?.uid;
    const isNew = owner === undefined || !seen.has(owner);
    seen.add(owner ?? '');
    return isNew;
  });
  return [...first, ...pods.filter(pod => !first.includes(pod))];
}
