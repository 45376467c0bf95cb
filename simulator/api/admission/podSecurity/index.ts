/**
 * PodSecurity: labels of a namespace say which Pod Security Standard its pods must meet.
 *
 *     pod-security.kubernetes.io/enforce: restricted      # privileged, baseline or restricted
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
import type { Pod } from '../../../../schemas/built/types.js';
import { isEqual } from '../../equal.js';
import { forbidden } from '../../errors.js';
import type { ServerView } from '../../serverView.js';
import type { AdmissionPlugin, AdmissionRequest } from '../types.js';
import { baselineChecks } from './baseline.js';
import type { SecurityCheck, Violation } from './check.js';
import { restrictedChecks } from './restricted.js';

const prefix = 'pod-security.kubernetes.io/';

const checksOfLevel: { readonly [level: string]: readonly SecurityCheck[] | undefined } = {
  baseline: baselineChecks,
  // A restricted check stands for the baseline check it tightens.
  restricted: [
    ...baselineChecks.filter(check => !restrictedChecks.some(other => other.replaces === check.id)),
    ...restrictedChecks,
  ],
};

export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validate(request, view) {
    if (request.groupKind !== 'Pod' || !isRelevant(request)) {
      return;
    }
    const policy = policyOf(request, view, 'enforce');
    const pod = request.object as unknown as Pod;
    const violations = policy === undefined ? [] : violationsOf(pod, policy.level);
    if (policy !== undefined && violations.length > 0) {
      const why = `violates PodSecurity "${policy.level}:${policy.version}": ${show(violations)}`;
      throw forbidden('Pod', request.object.metadata.name ?? '', why);
    }
  },
};

/** What a pod or a pod template breaks of a level, in the order the server names it. */
export function violationsOf(
  pod: Pick<Pod, 'metadata' | 'spec'>,
  level: string,
): readonly Violation[] {
  const checks = checksOfLevel[level] ?? [];
  return checks.flatMap(({ check }) => check(pod) ?? []);
}

/** `a (b), c (d)`, as refusals and warnings list them. */
export function show(violations: readonly Violation[]): string {
  return violations
    .map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`))
    .join(', ');
}

/** Updates that leave the spec alone are not looked at. */
function isRelevant(request: AdmissionRequest): boolean {
  return (
    request.operation === 'CREATE' ||
    (request.operation === 'UPDATE' &&
      request.subresource === '' &&
      !isEqual(request.object['spec'], request.previous?.['spec']))
  );
}

interface Policy {
  readonly level: string;
  readonly version: string;
}

function policyOf(
  request: AdmissionRequest,
  view: ServerView,
  mode: 'enforce' | 'warn',
): Policy | undefined {
  const namespace = view.get('Namespace', '', request.object.metadata.namespace ?? '');
  const labels = namespace?.metadata.labels ?? {};
  const level = labels[prefix + mode];
  return level === undefined || level === 'privileged'
    ? undefined
    : { level, version: labels[`${prefix}${mode}-version`] ?? 'latest' };
}
