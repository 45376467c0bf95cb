/**
 * Rule: pod-security-restricted
 *
 * A pod breaks the restricted Pod Security Standard: pods hardened by current best practice. The words are those of the
 * server, which refuses such pods in namespaces labelled `pod-security.kubernetes.io/enforce: restricted`.
 *
 *     securityContext: {}     # ← runAsNonRoot: true, allowPrivilegeEscalation: false, …
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
import { podSecurityFindings } from './podSecurityFindings.js';
import type { Rule } from './rule.js';

export const podSecurityRestricted: Rule = {
  id: 'pod-security-restricted',
  severity: 'warning',
  pack: 'pod-security-restricted',
  check: (object, context) => podSecurityFindings(object, context, 'restricted'),
};
