/**
 * podFailurePolicy and successPolicy of Jobs.
 *
 *     rules: [{ action: FailJob, onExitCodes: { operator: In, values: [] } }]   # at least one value
 */
import type {
  JobSpec,
  PodFailurePolicy,
  PodFailurePolicyRule,
  SuccessPolicy,
} from '../../../schemas/built/types.js';
import { checkOneOf } from '../checks.js';
import { qualifiedName } from '../labels.js';
import type { Place } from '../place.js';
import { checkSuccessPolicyRule } from './successPolicyRule.js';

const maxRules = 20;
const maxExitCodes = 255;
const maxPatterns = 20;
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const statuses = ['False', 'True', 'Unknown'];

/** The rules by which a failed pod counts. */
export function checkFailurePolicy(
  spec: Partial<JobSpec>,
  policy: PodFailurePolicy,
  at: Place,
): void {
  const rules = policy.rules ?? [];
  if (rules.length > maxRules) {
    at.field('rules').tooMany(rules.length, maxRules);
  }
  const names = containerNames(spec);
  for (const [index, rule] of rules.entries()) {
    checkFailureRule(spec, rule, names, at.field('rules').item(index));
  }
}

/** The rules by which an Indexed Job succeeds early. */
export function checkSuccessPolicy(spec: Partial<JobSpec>, policy: SuccessPolicy, at: Place): void {
  if (spec.completionMode !== 'Indexed') {
    at.invalid(policy, 'requires indexed completion mode');
    return;
  }
  const rules = policy.rules ?? [];
  if (rules.length === 0) {
    at.field('rules').required(
      'at least one rules must be specified when the successPolicy is specified',
    );
  }
  if (rules.length > maxRules) {
    at.field('rules').tooMany(rules.length, maxRules);
  }
  for (const [index, rule] of rules.entries()) {
    checkSuccessPolicyRule(rule, spec.completions ?? 0, at.field('rules').item(index));
  }
}

function containerNames(spec: Partial<JobSpec>): ReadonlySet<string> {
  const { containers = [], initContainers = [] } = spec.template?.spec ?? {};
  return new Set([...containers, ...initContainers].map(container => container.name));
}

function checkFailureRule(
  spec: Partial<JobSpec>,
  rule: PodFailurePolicyRule,
  names: ReadonlySet<string>,
  at: Place,
): void {
  const action = rule.action ?? '';
  if (action === '') {
    at.field('action').required(`valid values: ${quoted(actions)}`);
  } else if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    at.field('action').invalid(action, 'requires the backoffLimitPerIndex to be set');
  } else {
    checkOneOf(action, actions, at.field('action'));
  }
  checkExitCodes(rule, names, at.field('onExitCodes'));
  checkPatterns(rule, at.field('onPodConditions'));
  const conditions = rule.onPodConditions ?? [];
  if (rule.onExitCodes !== undefined && conditions.length > 0) {
    at.invalid('', 'specifying both OnExitCodes and OnPodConditions is not supported');
  }
  if (rule.onExitCodes === undefined && conditions.length === 0) {
    at.invalid('', 'specifying one of OnExitCodes and OnPodConditions is required');
  }
}

function checkExitCodes(rule: PodFailurePolicyRule, names: ReadonlySet<string>, at: Place): void {
  const codes = rule.onExitCodes;
  if (codes === undefined) {
    return;
  }
  const operators = ['In', 'NotIn'];
  if ((codes.operator ?? '') === '') {
    at.field('operator').required(`valid values: ${quoted(operators)}`);
  } else {
    checkOneOf(codes.operator, operators, at.field('operator'));
  }
  if (codes.containerName !== undefined && !names.has(codes.containerName)) {
    at.field('containerName').invalid(
      codes.containerName,
      'must be one of the container or initContainer names in the pod template',
    );
  }
  const values = codes.values ?? [];
  if (values.length === 0) {
    at.field('values').invalid(values, 'at least one value is required');
  } else if (values.length > maxExitCodes) {
    at.field('values').tooMany(values.length, maxExitCodes);
  }
  checkExitCodeValues(values, codes.operator, at.field('values'));
}

function checkExitCodeValues(
  values: readonly number[],
  operator: string | undefined,
  at: Place,
): void {
  const seen = new Set<number>();
  let isOrdered = true;
  for (const [index, value] of values.entries()) {
    if (operator === 'In' && value === 0) {
      at.item(index).invalid(0, 'must not be 0 for the In operator');
    }
    if (seen.has(value)) {
      at.item(index).duplicate(value);
    } else {
      isOrdered &&= index === 0 || (values[index - 1] ?? 0) < value;
    }
    seen.add(value);
  }
  if (!isOrdered) {
    at.invalid(values, 'must be ordered');
  }
}

function checkPatterns(rule: PodFailurePolicyRule, at: Place): void {
  const patterns = rule.onPodConditions ?? [];
  if (patterns.length > maxPatterns) {
    at.tooMany(patterns.length, maxPatterns);
  }
  for (const [index, pattern] of patterns.entries()) {
    const type = pattern.type ?? '';
    at.item(index).field('type').invalidEach(type, qualifiedName(type));
    const status = pattern.status ?? '';
    if (status === '') {
      at.item(index)
        .field('status')
        .required(`valid values: ${quoted(statuses)}`);
    } else {
      checkOneOf(status, statuses, at.item(index).field('status'));
    }
  }
}

function quoted(values: readonly string[]): string {
  return values.map(value => JSON.stringify(value)).join(', ');
}
