// What the scheduler reads of a pod, computed once for all pods that are alike (the pods of one ReplicaSet).

import type {
  LabelSelector,
  NodeAffinity,
  Pod,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from '../../../schemas/built/types.js';
import { type Amounts, podRequests, scoredRequests } from './amounts.js';
import { classKey, isSurelyAlike, namesClaim, ownerUidOf } from './classKey.js';
import { type Disk, disksOf } from './disks.js';
import { compileSelector, type LabelPredicate, type Labels, selectorKey } from './labelMatch.js';
import type { TopologyCounter } from './topologyCounter.js';

/** Pods of one class are the same to every filter and score. */
export interface PodClass {
  readonly key: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly requests: Amounts;
  readonly scored: Amounts;
  readonly hostPorts: readonly HostPort[];
  readonly images: readonly string[];
  readonly node: NodeRules;
  readonly affinity: AffinityTerms;
  readonly spread: readonly SpreadConstraint[];
  /** The controller that owns the pods; default spreading asks for its selector. */
  readonly owner:
    | { readonly kind: string; readonly name: string; readonly uid: string }
    | undefined;
  /** Names claims; ephemeral volumes' claims are named after the pod. */
  readonly hasClaims: boolean;
  /** Disks that its volumes name directly. */
  readonly disks: readonly Disk[];
  /** Claims devices. */
  readonly hasResourceClaims: boolean;
  /** How many assigned pods of the class are on each node slot, and how many of those are going away. */
  readonly placed: Map<number, Placement>;
  /** Counters that count pods of this class; kept by the counter registry. */
  readonly counters: Set<TopologyCounter>;
  /** Derived values with the version they were derived at; owned by the plugin that named them. */
  readonly memo: Map<string, Memo>;
}

/** Assigned pods of one class on one node. */
export interface Placement {
  total: number;
  terminating: number;
}

/** A derived value and what it was derived from. */
export interface Memo {
  readonly version: number;
  readonly value: unknown;
}

/** A port of the node that a container wants. */
export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

/** What of a pod decides by the node object alone. Shared by classes that agree in it. */
export interface NodeRules {
  readonly key: string;
  readonly nodeSelector: Labels | undefined;
  readonly affinity: NodeAffinity | undefined;
  readonly tolerations: readonly Toleration[];
  /** Outcome of the node filters by node slot, with the node's generation. */
  readonly verdicts: NodeVerdict[];
}

/** What the node filters and node scores say of one node. */
export interface NodeVerdict {
  readonly generation: number;
  readonly rejection: Rejection | undefined;
  readonly intolerable: number;
  readonly preference: number;
}

/** Why a node does not do. */
export interface Rejection {
  readonly plugin: string;
  readonly reasons: readonly string[];
  /** Whether removing other pods could help. */
  readonly resolvable: boolean;
}

/** A required or preferred inter-pod term, ready to match. */
export interface AffinityTerm {
  readonly key: string;
  readonly topologyKey: string;
  readonly namespaces: readonly string[];
  readonly namespaceSelector: LabelSelector | undefined;
  readonly selector: LabelPredicate;
  readonly selectorKey: string;
  readonly weight: number;
}

/** All inter-pod terms of a pod. */
export interface AffinityTerms {
  readonly required: readonly AffinityTerm[];
  readonly requiredAnti: readonly AffinityTerm[];
  readonly preferred: readonly AffinityTerm[];
  readonly preferredAnti: readonly AffinityTerm[];
}

/** A topology spread constraint, ready to match. */
export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly hard: boolean;
  readonly selector: LabelPredicate;
  readonly selectorKey: string;
  readonly honorsNodeAffinity: boolean;
  readonly honorsTaints: boolean;
}

interface Sibling {
  readonly pod: Pod;
  readonly podClass: PodClass;
}

const classLimit = 4096;
/** Unbound, and bound in each of a few zones. */
const siblingsMax = 8;

/** The classes of a running simulation. Classes that no assigned pod is of are forgotten when there are many. */
export class PodClasses {
  readonly #classes = new Map<string, PodClass>();
  readonly #rules = new Map<string, NodeRules>();
  /** Some pods of each controller whose class is known, one of each shape: most others are like them. */
  readonly #lastByOwner = new Map<string, readonly Sibling[]>();
  readonly #onNew: (podClass: PodClass) => void;

  constructor(onNew: (podClass: PodClass) => void) {
    this.#onNew = onNew;
  }

  all(): Iterable<PodClass> {
    return this.#classes.values();
  }

  of(pod: Pod): PodClass {
    const owner = ownerUidOf(pod) ?? '';
    const siblings = this.#lastByOwner.get(owner);
    for (const sibling of siblings ?? []) {
      if (isSurelyAlike(sibling.pod, pod)) {
        return sibling.podClass;
      }
    }
    const podClass = this.#byKey(pod);
    this.#remember(owner, siblings, { pod, podClass });
    return podClass;
  }

  #byKey(pod: Pod): PodClass {
    const key = classKey(pod);
    let found = this.#classes.get(key);
    if (found === undefined) {
      this.#sweep();
      found = toClass(pod, key, this.#rulesOf(pod.spec as PodSpec));
      this.#classes.set(key, found);
      this.#onNew(found);
    }
    return found;
  }

  #remember(owner: string, siblings: readonly Sibling[] | undefined, latest: Sibling): void {
    if (owner === '') {
      return;
    }
    if (this.#lastByOwner.size >= classLimit) {
      this.#lastByOwner.clear();
    }
    this.#lastByOwner.set(owner, [latest, ...(siblings ?? [])].slice(0, siblingsMax));
  }

  #rulesOf(spec: PodSpec): NodeRules {
    const rules = {
      nodeSelector: spec.nodeSelector,
      affinity: spec.affinity?.nodeAffinity,
      tolerations: spec.tolerations ?? [],
    };
    const key = JSON.stringify([rules.nodeSelector, rules.affinity, rules.tolerations]);
    let found = this.#rules.get(key);
    if (found === undefined) {
      if (this.#rules.size >= classLimit) {
        this.#rules.clear();
      }
      found = { ...rules, key, verdicts: [] };
      this.#rules.set(key, found);
    }
    return found;
  }

  #sweep(): void {
    if (this.#classes.size < classLimit || this.#classes.size % (classLimit / 4) !== 0) {
      return;
    }
    this.#lastByOwner.clear();
    for (const [key, podClass] of this.#classes) {
      if (podClass.placed.size === 0) {
        this.#classes.delete(key);
      }
    }
  }
}

function toClass(pod: Pod, key: string, node: NodeRules): PodClass {
  const spec = pod.spec as PodSpec;
  const namespace = pod.metadata?.namespace ?? '';
  const labels = pod.metadata?.labels ?? {};
  const owner = pod.metadata?.ownerReferences?.find(reference => reference.controller === true);
  return {
    key,
    namespace,
    labels,
    requests: podRequests(spec),
    scored: scoredRequests(spec),
    hostPorts: hostPortsOf(spec),
    images: [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image ?? ''),
    node,
    affinity: affinityTermsOf(spec, namespace, labels),
    spread: (spec.topologySpreadConstraints ?? []).map(constraint => toSpread(constraint, labels)),
    owner,
    hasClaims: spec.volumes?.some(namesClaim) ?? false,
    disks: disksOf(spec),
    hasResourceClaims: spec.resourceClaims !== undefined && spec.resourceClaims.length > 0,
    placed: new Map(),
    counters: new Set(),
    memo: new Map(),
  };
}

/** The ports of the node that a pod's running containers want. */
export function hostPortsOf(spec: PodSpec): readonly HostPort[] {
  return [...spec.containers, ...(spec.initContainers ?? []).filter(isSidecar)].flatMap(container =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort === undefined || hostPort <= 0
        ? []
        : [{ ip: hostIP || '0.0.0.0', protocol: protocol ?? 'TCP', port: hostPort }],
    ),
  );
}

function isSidecar(container: PodSpec['containers'][number]): boolean {
  return container.restartPolicy === 'Always';
}

function affinityTermsOf(spec: PodSpec, namespace: string, labels: Labels): AffinityTerms {
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const toTerm = (term: PodAffinityTerm, weight: number): AffinityTerm =>
    toAffinityTerm(term, weight, { namespace, labels });
  const required = (terms: readonly PodAffinityTerm[] | undefined): AffinityTerm[] =>
    (terms ?? []).map(term => toTerm(term, 0));
  return {
    required: required(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    requiredAnti: required(podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    preferred: (podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm, weight }) => toTerm(podAffinityTerm, weight),
    ),
    preferredAnti: (podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm, weight }) => toTerm(podAffinityTerm, weight),
    ),
  };
}

function toAffinityTerm(
  term: PodAffinityTerm,
  weight: number,
  of: { readonly namespace: string; readonly labels: Labels },
): AffinityTerm {
  const named = term.namespaces ?? [];
  const namespaces =
    named.length === 0 && term.namespaceSelector === undefined ? [of.namespace] : [...named].sort();
  const selector = withLabelKeys(term.labelSelector, of.labels, term);
  const key = `${namespaces}|${selectorKey(term.namespaceSelector)}|${selectorKey(selector)}`;
  return {
    key: `${term.topologyKey}|${key}`,
    topologyKey: term.topologyKey,
    namespaces,
    namespaceSelector: term.namespaceSelector,
    selector: compileSelector(selector),
    selectorKey: key,
    weight,
  };
}

function toSpread(constraint: TopologySpreadConstraint, labels: Labels): SpreadConstraint {
  const selector = withLabelKeys(constraint.labelSelector, labels, constraint);
  return {
    topologyKey: constraint.topologyKey,
    maxSkew: constraint.maxSkew,
    minDomains: constraint.minDomains ?? 1,
    hard: constraint.whenUnsatisfiable === 'DoNotSchedule',
    selector: compileSelector(selector),
    selectorKey: selectorKey(selector),
    honorsNodeAffinity: (constraint.nodeAffinityPolicy ?? 'Honor') === 'Honor',
    honorsTaints: constraint.nodeTaintsPolicy === 'Honor',
  };
}

/** matchLabelKeys and mismatchLabelKeys in words of the selector, where the API server has not merged them. */
function withLabelKeys(
  selector: LabelSelector | undefined,
  labels: Labels,
  keys: {
    readonly matchLabelKeys?: readonly string[];
    readonly mismatchLabelKeys?: readonly string[];
  },
): LabelSelector | undefined {
  const known = new Set(selector?.matchExpressions?.map(({ key }) => key));
  const expressions = [
    ...(keys.matchLabelKeys ?? []).map(key => ({ key, operator: 'In' })),
    ...(keys.mismatchLabelKeys ?? []).map(key => ({ key, operator: 'NotIn' })),
  ].flatMap(expression => {
    const value = labels[expression.key];
    return value === undefined || known.has(expression.key)
      ? []
      : [{ ...expression, values: [value] }];
  });
  if (selector === undefined || expressions.length === 0) {
    return selector;
  }
  return {
    ...selector,
    matchExpressions: [...(selector.matchExpressions ?? []), ...expressions],
  };
}
