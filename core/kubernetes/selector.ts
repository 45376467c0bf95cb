// Label selectors: which labels they match. For controllers, services, rules and the scheduler.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors

import { fieldsOf, isFields } from '../json.js';

/** Labels of an object; undefined stands for none. */
export type Labels = Readonly<Record<string, string>>;

/** A LabelSelector as it stands in manifests. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** One of `matchExpressions`. Operators: In, NotIn, Exists, DoesNotExist. */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** What a selector says that is half typed: requirements that are none yet do not count. */
export function selectorOf(value: unknown): LabelSelector {
  const { matchLabels, matchExpressions } = fieldsOf(value);
  return {
    ...(isFields(matchLabels) ? { matchLabels: matchLabels as Labels } : {}),
    ...(Array.isArray(matchExpressions)
      ? { matchExpressions: matchExpressions.filter(isRequirement) }
      : {}),
  };
}

function isRequirement(value: unknown): value is LabelSelectorRequirement {
  return (
    typeof fieldsOf(value)['key'] === 'string' && typeof fieldsOf(value)['operator'] === 'string'
  );
}

/** undefined selects nothing, an empty selector everything. */
export function matchesSelector(
  selector: LabelSelector | undefined,
  labels: Labels | undefined,
): boolean {
  if (selector === undefined) {
    return false;
  }
  return (
    matchesLabels(selector.matchLabels ?? {}, labels) &&
    (selector.matchExpressions ?? []).every(requirement => matchesRequirement(requirement, labels))
  );
}

/**
 * Whether the labels carry every wanted pair; the selector of Services and ReplicationControllers.
 */
export function matchesLabels(wanted: Labels, labels: Labels | undefined): boolean {
  for (const key in wanted) {
    if (labels?.[key] !== wanted[key]) {
      return false;
    }
  }
  return true;
}

/**
 * Pairs that every match carries: what an index can be asked for before `matchesSelector` decides.
 */
export function requiredLabels(selector: LabelSelector): Labels {
  const single = (selector.matchExpressions ?? []).filter(
    ({ operator, values }) => operator === 'In' && values?.length === 1,
  );
  const pairs = single.map(({ key, values }): [string, string] => [key, values?.[0] ?? '']);
  return { ...Object.fromEntries(pairs), ...selector.matchLabels };
}

/** Whether it has no requirement at all. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return (
    Object.keys(selector.matchLabels ?? {}).length === 0 &&
    (selector.matchExpressions ?? []).length === 0
  );
}

/** Whether labels meet one requirement; an operator nobody knows is met by nothing. */
export function matchesRequirement(
  requirement: LabelSelectorRequirement,
  labels: Labels | undefined,
): boolean {
  const value = labels?.[requirement.key];
  const values = requirement.values ?? [];
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
