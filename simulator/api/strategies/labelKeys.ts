// matchLabelKeys and mismatchLabelKeys of a new pod: what its own labels say is merged into the selectors.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type {
  Affinity,
  LabelSelector,
  PodAffinity,
  PodAffinityTerm,
  PodSpec,
} from '../../../schemas/built/types.js';

type Labels = Readonly<Record<string, string>>;

/** What constraints and affinity terms may say besides a selector. */
interface Selecting {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

/** The pod with its label keys in the selectors of its spread constraints and affinity terms. */
export function mergeLabelKeys(pod: KubernetesObject): KubernetesObject {
  const spec = pod['spec'] as PodSpec | undefined;
  const { affinity, topologySpreadConstraints: constraints } = spec ?? {};
  const { podAffinity: near, podAntiAffinity: apart } = affinity ?? {};
  if (spec === undefined || (!constraints?.some(hasKeys) && !hasTerms(near) && !hasTerms(apart))) {
    return pod;
  }
  const labels = pod.metadata.labels ?? {};
  return {
    ...pod,
    spec: {
      ...spec,
      ...(constraints === undefined
        ? {}
        : { topologySpreadConstraints: constraints.map(item => withKeys(item, labels)) }),
      ...(affinity === undefined ? {} : { affinity: mergeTerms(affinity, labels) }),
    },
  };
}

function hasTerms(affinity: PodAffinity | undefined): boolean {
  return (
    (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).some(hasKeys) ||
    (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).some(({ podAffinityTerm }) =>
      hasKeys(podAffinityTerm ?? {}),
    )
  );
}

function hasKeys({ matchLabelKeys = [], mismatchLabelKeys = [] }: Selecting): boolean {
  return matchLabelKeys.length + mismatchLabelKeys.length > 0;
}

function mergeTerms(affinity: Affinity, labels: Labels): Affinity {
  const { podAffinity, podAntiAffinity } = affinity;
  return {
    ...affinity,
    ...(podAffinity === undefined ? {} : { podAffinity: mergeTermsOf(podAffinity, labels) }),
    ...(podAntiAffinity === undefined
      ? {}
      : { podAntiAffinity: mergeTermsOf(podAntiAffinity, labels) }),
  };
}

function mergeTermsOf(affinity: PodAffinity, labels: Labels): PodAffinity {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution;
  const merge = (term: PodAffinityTerm): PodAffinityTerm => withKeys(term, labels);
  return {
    ...affinity,
    ...(required === undefined
      ? {}
      : { requiredDuringSchedulingIgnoredDuringExecution: required.map(merge) }),
    ...(preferred === undefined
      ? {}
      : {
          preferredDuringSchedulingIgnoredDuringExecution: preferred.map(item => ({
            ...item,
            podAffinityTerm: merge(item.podAffinityTerm),
          })),
        }),
  };
}

/** A missing selector selects nothing, and stays missing. */
function withKeys<T extends Selecting>(item: T, labels: Labels): T {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = item;
  const expressions = [
    ...matchLabelKeys.map(key => ({ key, operator: 'In' })),
    ...mismatchLabelKeys.map(key => ({ key, operator: 'NotIn' })),
  ].flatMap(expression => {
    const value = labels[expression.key];
    return value === undefined ? [] : [{ ...expression, values: [value] }];
  });
  if (labelSelector === undefined || expressions.length === 0) {
    return item;
  }
  const matchExpressions = [...(labelSelector.matchExpressions ?? []), ...expressions];
  return { ...item, labelSelector: { ...labelSelector, matchExpressions } };
}
