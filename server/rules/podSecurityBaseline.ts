/**
 * Rule: pod-security-baseline
 *
 * A pod breaks the baseline Pod Security Standard: no known ways to more privileges. The words are those of the
 * server, which refuses such pods in namespaces labelled `pod-security.kubernetes.io/enforce: baseline`.
 *
 *     securityContext: { privileged: true }     # ← not allowed
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
import { podSecurityFindings } from './podSecurityFindings.js';
import type { Rule } from './rule.js';

export const podSecurityBaseline: Rule = {
  id: 'pod-security-baseline',
  severity: 'warning',
  pack: 'pod-security-baseline',
  check: (object, context) => podSecurityFindings(object, context, 'baseline'),
};
