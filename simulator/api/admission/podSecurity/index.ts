/**
 * PodSecurity: labels of a namespace say which Pod Security Standard its pods must meet.
 *
 *     pod-security.kubernetes.io/enforce: restricted      # privileged, baseline or restricted
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
import { type Violation, violationsOf } from '../../../../core/podSecurity/index.js';
import type { Pod } from '../../../../schemas/built/types.js';
import { isEqual } from '../../equal.js';
import { forbidden } from '../../errors.js';
import type { ServerView } from '../../serverView.js';
import type { AdmissionPlugin, AdmissionRequest } from '../types.js';
import { checkNamespace } from './namespace.js';
import { policyIn, type SecurityPolicy } from './policy.js';

export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validate(request, view) {
    if (request.groupKind === 'Namespace') {
      checkNamespace(request, view);
      return;
    }
    if (request.groupKind !== 'Pod' || !isRelevant(request)) {
      return;
    }
    const policy = policyOf(request.object.metadata.namespace, view, 'enforce');
    const pod = request.object as unknown as Pod;
    const violations = policy === undefined ? [] : violationsOf(pod, policy.level);
    if (policy !== undefined && violations.length > 0) {
      const why = `violates PodSecurity "${policy.level}:${policy.version}": ${show(violations)}`;
      throw forbidden('Pod', request.object.metadata.name ?? '', why);
    }
  },
};

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

/** Undefined where the namespace asks for nothing. */
export function policyOf(
  namespaceName: string | undefined,
  view: ServerView,
  mode: 'enforce' | 'warn',
): SecurityPolicy | undefined {
  const namespace = view.get('Namespace', '', namespaceName ?? '');
  const labels = namespace?.metadata.labels ?? {};
  return policyIn(labels, mode);
}
