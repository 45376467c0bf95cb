// When a container is restarted: its own policy and rules, and what resizing does.
import type { Container, PodSpec } from '../../../schemas/built/types.js';
import { checkOneOf } from '../checks.js';
import type { Place } from '../place.js';

const policies = ['Always', 'Never', 'OnFailure'];
const maxRules = 20;
const maxExitCodes = 255;

/** restartPolicy and restartPolicyRules of a container. */
export function checkRestartRules(container: Container, at: Place): void {
  const rules = container.restartPolicyRules ?? [];
  checkOneOf(container.restartPolicy, policies, at.field('restartPolicy'));
  if (rules.length > 0 && container.restartPolicy === undefined) {
    at.field('restartPolicy').required('must specify restartPolicy when restart rules are used');
  }
  const atRules = at.field('restartPolicyRules');
  if (rules.length > maxRules) {
    atRules.tooLong(maxRules);
  }
  for (const [index, rule] of rules.entries()) {
    const atRule = atRules.item(index);
    checkOneOf(rule.action ?? '', ['Restart'], atRule.field('action'));
    const codes = rule.exitCodes;
    if (codes === undefined) {
      atRule.field('exitCodes').required('must be specified');
      continue;
    }
    checkOneOf(codes.operator ?? '', ['In', 'NotIn'], atRule.field('exitCodes').field('operator'));
    const count = codes.values?.length ?? 0;
    if (count > maxExitCodes) {
      atRule.field('exitCodes').field('values').tooLong(maxExitCodes);
    } else if (count === 0) {
      atRule.field('exitCodes').field('values').required();
    }
  }
}

/** What happens to a container when a resource of it is resized. */
export function checkResizePolicy(
  entries: NonNullable<Container['resizePolicy']>,
  spec: PodSpec,
  at: Place,
): void {
  const seen = new Set<string>();
  for (const [index, policy] of entries.entries()) {
    const { resourceName = '', restartPolicy = '' } = policy;
    if (seen.has(resourceName)) {
      at.item(index).duplicate(resourceName);
    }
    seen.add(resourceName);
    checkPart(resourceName, ['cpu', 'memory'], at.silent(index));
    checkPart(restartPolicy, ['NotRequired', 'RestartContainer'], at.silent(index));
    if (spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      const detail = "must be 'NotRequired' when `restartPolicy` is 'Never'";
      at.silent(index).invalid(restartPolicy, detail);
    }
  }
}

function checkPart(value: string, supported: readonly string[], at: Place): void {
  if (value === '') {
    at.required();
  } else {
    checkOneOf(value, supported, at);
  }
}
