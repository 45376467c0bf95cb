// What the server warns of where pods choose nodes: labels of old, selectors that match nothing.
import type {
  NodeSelectorTerm,
  PodAffinity,
  PodSpec,
  TopologySpreadConstraint,
} from '../../../schemas/built/types.js';

const nodeLabels: { readonly [key: string]: string | undefined } = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

const matchesNothing = 'a null labelSelector results in matching no pod';
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The warnings about a node selector. */
export function nodeSelectorWarnings(
  selector: { readonly [key: string]: string } | undefined,
  path: string,
): readonly string[] {
  return Object.keys(selector ?? {}).flatMap(key => {
    const warning = nodeLabels[key];
    return warning === undefined ? [] : [`${path}[${key}]: ${warning}`];
  });
}

/** What is wrong with a label of nodes; undefined where nothing is. */
export function nodeLabelWarning(key: string): string | undefined {
  return nodeLabels[key];
}

/** The warnings about terms that choose nodes. */
export function nodeTermWarnings(
  terms: readonly NodeSelectorTerm[],
  pathOf: (index: number) => string,
): readonly string[] {
  return terms.flatMap((term, index) =>
    (term.matchExpressions ?? []).flatMap(({ key }, place) => {
      const warning = nodeLabels[key];
      const at = `${pathOf(index)}.matchExpressions[${place}].key`;
      return warning === undefined ? [] : [`${at}: ${key} is ${warning}`];
    }),
  );
}

/** The warnings about a pod's affinities and spread constraints. */
export function placementWarnings(spec: PodSpec, path: string): readonly string[] {
  const { affinity, topologySpreadConstraints = [] } = spec;
  const node = `${path}.affinity.nodeAffinity`;
  const terms = affinity?.nodeAffinity?.[required]?.nodeSelectorTerms ?? [];
  const preferences = (affinity?.nodeAffinity?.[preferred] ?? []).map(
    each => each.preference ?? {},
  );
  return [
    ...nodeTermWarnings(terms, index => `${node}.${required}.nodeSelectorTerms[${index}]`),
    ...nodeTermWarnings(preferences, index => `${node}.${preferred}[${index}].preference`),
    ...podAffinityWarnings(affinity?.podAffinity, `${path}.affinity.podAffinity`),
    ...podAffinityWarnings(affinity?.podAntiAffinity, `${path}.affinity.podAntiAffinity`),
    ...topologySpreadConstraints.flatMap((constraint, index) =>
      spreadWarnings(constraint, `${path}.topologySpreadConstraints[${index}]`),
    ),
  ];
}

function podAffinityWarnings(affinity: PodAffinity | undefined, path: string): readonly string[] {
  const hard = (affinity?.[required] ?? []).flatMap((term, index) =>
    term.labelSelector === undefined
      ? [`${path}.${required}[${index}].labelSelector: ${matchesNothing}`]
      : [],
  );
  const soft = (affinity?.[preferred] ?? []).flatMap(({ podAffinityTerm }, index) =>
    podAffinityTerm?.labelSelector === undefined
      ? [`${path}.${preferred}[${index}].podAffinityTerm.labelSelector: ${matchesNothing}`]
      : [],
  );
  return [...hard, ...soft];
}

function spreadWarnings(constraint: TopologySpreadConstraint, path: string): readonly string[] {
  const { topologyKey, labelSelector } = constraint;
  const warning = nodeLabels[topologyKey];
  return [
    ...(warning === undefined ? [] : [`${path}.topologyKey: ${topologyKey} is ${warning}`]),
    ...(labelSelector === undefined ? [`${path}.labelSelector: ${matchesNothing}`] : []),
  ];
}
