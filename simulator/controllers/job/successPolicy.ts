// Whether enough indexes of a Job succeeded by its spec.successPolicy.
// After pkg/controller/job/success_policy.go.

import type { SuccessPolicy, SuccessPolicyRule } from '../../../schemas/built/types.js';
import { parseIndexes } from './indexes.js';

/** The message of the first rule that is met; undefined when none is. */
export function matchSuccessPolicy(
  policy: SuccessPolicy | undefined,
  completions: number,
  succeeded: readonly number[],
): string | undefined {
  if (policy === undefined || succeeded.length === 0) {
    return undefined;
  }
  const index = policy.rules.findIndex(rule => isMet(rule, completions, succeeded));
  return index < 0 ? undefined : `Matched rules at index ${index}`;
}

function isMet(
  { succeededIndexes, succeededCount }: SuccessPolicyRule,
  completions: number,
  succeeded: readonly number[],
): boolean {
  if (succeededIndexes === undefined) {
    return succeededCount !== undefined && succeeded.length >= succeededCount;
  }
  const required = new Set(parseIndexes(succeededIndexes, completions));
  const met = succeeded.filter(index => required.has(index)).length;
  return met >= (succeededCount ?? required.size);
}
