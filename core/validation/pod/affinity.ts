// Affinity: node selector terms, pod affinity terms, weights. Also the node affinity of volumes.
import type {
  Affinity,
  LabelSelector,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from '../../../schemas/built/types.js';
import {
  checkLabelSelector,
  labelValue,
  qualifiedName,
  type SelectorStrictness,
} from '../labels.js';
import { dns1123Label, dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';

/** A pod's affinity. */
export function checkAffinity(affinity: Affinity, at: Place): void {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity !== undefined) {
    const atNode = at.field('nodeAffinity');
    const required = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    if (required !== undefined) {
      const atRequired = atNode.field('requiredDuringSchedulingIgnoredDuringExecution');
      checkNodeSelector(required, atRequired);
    }
    const preferred = nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    for (const [index, term] of preferred.entries()) {
      const atTerm = atNode.field('preferredDuringSchedulingIgnoredDuringExecution').item(index);
      checkWeight(term.weight, atTerm.field('weight'));
      checkNodeSelectorTerm(term.preference ?? {}, atTerm.field('preference'), 'lenient');
    }
  }
  if (podAffinity !== undefined) {
    checkPodAffinity(podAffinity, at.field('podAffinity'));
  }
  if (podAntiAffinity !== undefined) {
    checkPodAffinity(podAntiAffinity, at.field('podAntiAffinity'));
  }
}

/** A node selector with at least one term. */
export function checkNodeSelector(selector: NodeSelector, at: Place): void {
  const terms = selector.nodeSelectorTerms ?? [];
  const atTerms = at.field('nodeSelectorTerms');
  if (terms.length === 0) {
    atTerms.required('must have at least one node selector term');
  }
  for (const [index, term] of terms.entries()) {
    checkNodeSelectorTerm(term, atTerms.item(index), 'strict');
  }
}

/** matchLabelKeys and mismatchLabelKeys, which are turned into terms of the selector at creation. */
export function checkMatchLabelKeys(
  keys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  at: Place,
): void {
  if (keys === undefined || keys.length === 0) {
    return;
  }
  if (selector === undefined) {
    at.forbidden('must not be specified when labelSelector is not set');
    return;
  }
  for (const [index, key] of keys.entries()) {
    at.item(index).invalidEach(key, qualifiedName(key));
    if (selector.matchLabels?.[key] !== undefined) {
      at.item(index).invalid(key, 'exists in both matchLabelKeys and labelSelector');
    }
  }
}

function checkPodAffinity(affinity: PodAffinity, at: Place): void {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  for (const [index, term] of required.entries()) {
    const atTerm = at.field('requiredDuringSchedulingIgnoredDuringExecution').item(index);
    checkPodAffinityTerm(term, atTerm);
  }
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  for (const [index, weighted] of preferred.entries()) {
    const atTerm = at.field('preferredDuringSchedulingIgnoredDuringExecution').item(index);
    checkWeight(weighted.weight, atTerm.field('weight'));
    checkPodAffinityTerm(
      weighted.podAffinityTerm ?? { topologyKey: '' },
      atTerm.field('podAffinityTerm'),
    );
  }
}

function checkPodAffinityTerm(term: PodAffinityTerm, at: Place): void {
  checkLabelSelector(term.labelSelector, at.field('labelSelector'));
  checkLabelSelector(term.namespaceSelector, at.field('namespaceSelector'));
  for (const [index, namespace] of (term.namespaces ?? []).entries()) {
    at.fieldShownAs('namespaces', 'namespace')
      .silent(index)
      .invalidEach(namespace, dns1123Label(namespace));
  }
  checkAffinityKeys(term, at);
  const key = term.topologyKey ?? '';
  if (key === '') {
    at.field('topologyKey').required('can not be empty');
  }
  at.field('topologyKey').invalidEach(key, qualifiedName(key));
}

function checkAffinityKeys(term: PodAffinityTerm, at: Place): void {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = term;
  for (const name of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
    const keys = term[name] ?? [];
    if (keys.length > 0 && labelSelector === undefined) {
      at.field(name).forbidden('must not be specified when labelSelector is not set');
    }
    for (const [index, key] of keys.entries()) {
      at.field(name).item(index).invalidEach(key, qualifiedName(key));
    }
  }
  for (const [index, key] of matchLabelKeys.entries()) {
    if (mismatchLabelKeys.includes(key)) {
      const detail = 'exists in both matchLabelKeys and mismatchLabelKeys';
      at.field('matchLabelKeys').item(index).invalid(key, detail);
    }
  }
}

function checkWeight(weight: number | undefined, at: Place): void {
  const value = weight ?? 0;
  if (value < 1 || value > 100) {
    at.invalid(value, 'must be in the range 1-100');
  }
}

function checkNodeSelectorTerm(
  term: NodeSelectorTerm,
  at: Place,
  strictness: SelectorStrictness,
): void {
  for (const [index, requirement] of (term.matchExpressions ?? []).entries()) {
    checkNodeRequirement(requirement, at.field('matchExpressions').item(index), strictness);
  }
  for (const [index, requirement] of (term.matchFields ?? []).entries()) {
    checkNodeField(requirement, at.field('matchFields').item(index));
  }
}

function checkNodeRequirement(
  requirement: NodeSelectorRequirement,
  at: Place,
  strictness: SelectorStrictness,
): void {
  const values = requirement.values ?? [];
  checkNodeOperator(requirement.operator ?? '', values.length, at);
  const key = requirement.key ?? '';
  at.field('key').invalidEach(key, qualifiedName(key));
  if (strictness === 'strict') {
    for (const [index, value] of values.entries()) {
      at.field('values').item(index).invalidEach(value, labelValue(value));
    }
  }
}

function checkNodeOperator(operator: string, count: number, at: Place): void {
  const atValues = at.field('values');
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (count === 0) {
        atValues.required("must be specified when `operator` is 'In' or 'NotIn'");
      }
      return;
    case 'Exists':
    case 'DoesNotExist':
      if (count > 0) {
        atValues.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
      return;
    case 'Gt':
    case 'Lt':
      if (count !== 1) {
        atValues.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
      }
      return;
    default:
      at.field('operator').invalid(operator, 'not a valid selector operator');
  }
}

function checkNodeField(requirement: NodeSelectorRequirement, at: Place): void {
  const values = requirement.values ?? [];
  if (requirement.operator !== 'In' && requirement.operator !== 'NotIn') {
    at.field('operator').invalid(requirement.operator ?? '', 'not a valid selector operator');
  } else if (values.length !== 1) {
    at.field('values').required(
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (requirement.key !== 'metadata.name') {
    at.field('key').invalid(requirement.key ?? '', 'not a valid field selector key');
    return;
  }
  for (const [index, value] of values.entries()) {
    at.field('values').item(index).invalidEach(value, dns1123Subdomain(value));
  }
}
