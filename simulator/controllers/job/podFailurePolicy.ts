// Which rule of spec.podFailurePolicy a failed pod matches, and what follows.
// After pkg/controller/job/pod_failure_policy.go.

import type {
  ContainerStatus,
  Pod,
  PodFailurePolicy,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
} from '../../../schemas/built/types.js';

/** What a failure means to the Job. */
export interface FailureVerdict {
  readonly isCounted: boolean;
  readonly action: string | undefined;
  /** Why the whole Job fails; undefined unless the rule says so. */
  readonly jobFailure: string | undefined;
}

const COUNTED: FailureVerdict = { isCounted: true, action: undefined, jobFailure: undefined };

/** The first rule that matches decides; without one the failure is counted. */
export function judgeFailure(policy: PodFailurePolicy | undefined, pod: Pod): FailureVerdict {
  for (const [index, rule] of (policy?.rules ?? []).entries()) {
    const reason = matchRule(rule, pod);
    if (reason !== undefined) {
      const { action } = rule;
      const jobFailure =
        action === 'FailJob' ? `${reason} matching FailJob rule at index ${index}` : undefined;
      return { isCounted: action !== 'Ignore', action, jobFailure };
    }
  }
  return COUNTED;
}

function matchRule(rule: PodFailurePolicyRule, pod: Pod): string | undefined {
  const { namespace, name } = pod.metadata;
  if (rule.onExitCodes !== undefined) {
    const container = findContainer(rule.onExitCodes, pod);
    const exitCode = container?.state?.terminated?.exitCode;
    return container === undefined
      ? undefined
      : `Container ${container.name} for pod ${namespace}/${name} failed with exit code ${exitCode}`;
  }
  const type = matchConditions(rule.onPodConditions ?? [], pod);
  return type === undefined ? undefined : `Pod ${namespace}/${name} has condition ${type}`;
}

function findContainer(
  { containerName, operator, values }: PodFailurePolicyOnExitCodesRequirement,
  pod: Pod,
): ContainerStatus | undefined {
  const statuses = [
    ...(pod.status?.containerStatuses ?? []),
    ...(pod.status?.initContainerStatuses ?? []),
  ];
  return statuses.find(({ name, state }) => {
    const exitCode = state?.terminated?.exitCode;
    if (exitCode === undefined || exitCode === 0) {
      return false;
    }
    const isNamed = containerName === undefined || containerName === name;
    return isNamed && values.includes(exitCode) === (operator === 'In');
  });
}

function matchConditions(
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
  pod: Pod,
): string | undefined {
  const conditions = pod.status?.conditions ?? [];
  return conditions.find(condition =>
    patterns.some(
      ({ type, status = 'True' }) => type === condition.type && status === condition.status,
    ),
  )?.type;
}
