// The Pod Security Standards: what a pod breaks of a level, for admission in the simulator and for rules.
// https://kubernetes.io/docs/concepts/security/pod-security-standards/

import { baselineChecks } from './baseline.js';
import type { PodParts, SecurityCheck, Violation } from './check.js';
import { restrictedChecks } from './restricted.js';

export type { PodParts, Violation } from './check.js';

const checksOfLevel: { readonly [level: string]: readonly SecurityCheck[] | undefined } = {
  baseline: baselineChecks,
  // A restricted check stands for the baseline check it tightens.
  restricted: [
    ...baselineChecks.filter(check => !restrictedChecks.some(other => other.replaces === check.id)),
    ...restrictedChecks,
  ],
};

/** What a pod or a pod template breaks of a level, in the order the server names it. */
export function violationsOf(pod: PodParts, level: string): readonly Violation[] {
  const checks = checksOfLevel[level] ?? [];
  return checks.flatMap(({ check }) => check(pod) ?? []);
}
