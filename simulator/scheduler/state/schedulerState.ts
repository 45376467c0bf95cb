// Everything the scheduler remembers between two decisions: nodes, assigned pods, classes, topology counters.

import type { Node, Pod } from '../../../schemas/built/types.js';
import { mapBelow } from '../../kernel/nestedMaps.js';
import { compileSelector, type Labels } from './labelMatch.js';
import { type AssignedPod, type NodeState, NodeTable } from './nodeTable.js';
import { type AffinityTerm, type PodClass, PodClasses } from './podClass.js';
import { type CounterRule, TopologyCounter } from './topologyCounter.js';

/** A term that assigned pods carry: where those pods are, and which pods it speaks of. */
export interface ExistingTerm {
  readonly role: TermRole;
  readonly term: AffinityTerm;
  readonly counter: TopologyCounter;
}

export type TermRole = 'required' | 'requiredAnti' | 'preferred' | 'preferredAnti';

const roles: readonly TermRole[] = ['required', 'requiredAnti', 'preferred', 'preferredAnti'];
const counterLimit = 4096;

/** The scheduler's memory. Every assignment and removal goes through it, so that its sums stay true. */
export class SchedulerState {
  readonly nodes = new NodeTable();
  readonly classes: PodClasses;
  readonly #assigned = new Map<string, AssignedPod>();
  readonly #unknownNode = new Map<string, Map<string, AssignedPod>>();
  readonly #counters = new Map<string, TopologyCounter>();
  readonly #rules = new WeakMap<object, CounterRule>();
  readonly #terms = new Map<string, ExistingTerm>();
  readonly #claimUsers = new Map<string, number>();
  readonly #namespaceLabels = new Map<string, Labels>();
  #termVersion = 0;
  #serviceVersion = 0;
  #uses = 0;

  constructor() {
    this.classes = new PodClasses(podClass => this.#register(podClass));
  }

  /** Rises when pods bring a term that was not there before. */
  get termVersion(): number {
    return this.#termVersion;
  }

  /** Rises when the selector of a Service may have changed. */
  get serviceVersion(): number {
    return this.#serviceVersion;
  }

  servicesChanged(): void {
    this.#serviceVersion++;
  }

  assignedPod(uid: string): AssignedPod | undefined {
    return this.#assigned.get(uid);
  }

  setNode(node: Node): boolean {
    const name = node.metadata?.name ?? '';
    const isNew = this.nodes.get(name) === undefined;
    const changed = this.nodes.set(node);
    if (isNew) {
      const waiting = this.#unknownNode.get(name);
      this.#unknownNode.delete(name);
      for (const pod of waiting?.values() ?? []) {
        this.#place(pod);
      }
    }
    return changed;
  }

  removeNode(name: string): void {
    const state = this.nodes.get(name);
    if (state === undefined) {
      return;
    }
    const pods = new Map(state.pods);
    for (const pod of pods.values()) {
      this.#displace(pod);
    }
    this.nodes.remove(name);
    if (pods.size > 0) {
      this.#unknownNode.set(name, pods);
    }
  }

  /** Takes note of a pod on a node, new or changed. Does nothing where nothing changed. */
  assign(pod: Pod, nodeName: string): void {
    const next = this.toAssigned(pod, nodeName);
    const before = this.#assigned.get(next.uid);
    if (before !== undefined) {
      if (isSame(before, next)) {
        return;
      }
      this.unassign(next.uid);
    }
    this.#assigned.set(next.uid, next);
    this.#place(next);
  }

  unassign(uid: string): AssignedPod | undefined {
    const pod = this.#assigned.get(uid);
    if (pod === undefined) {
      return undefined;
    }
    this.#assigned.delete(uid);
    if (!this.#displace(pod)) {
      this.#unknownNode.get(pod.nodeName)?.delete(uid);
    }
    return pod;
  }

  /** What the state would remember of the pod on that node. */
  toAssigned(pod: Pod, nodeName: string): AssignedPod {
    return {
      uid: pod.metadata?.uid ?? '',
      namespace: pod.metadata?.namespace ?? '',
      name: pod.metadata?.name ?? '',
      podClass: this.classes.of(pod),
      priority: pod.spec?.priority ?? 0,
      terminating: pod.metadata?.deletionTimestamp !== undefined,
      nodeName,
      claims: claimNames(pod),
    };
  }

  /** Puts a pod on its node for a trial, or takes it off; every `try` is undone by its opposite. */
  tryWith(pod: AssignedPod): void {
    this.#place(pod);
  }

  tryWithout(pod: AssignedPod): void {
    this.#displace(pod);
  }

  /** Whether a pod on a node uses one of the claims. */
  usesClaim(namespace: string, claims: readonly string[]): boolean {
    return claims.some(claim => (this.#claimUsers.get(`${namespace}/${claim}`) ?? 0) > 0);
  }

  /** The counter for a rule that is made once for what it belongs to, up to date. */
  counterFor(owner: object, makeRule: () => CounterRule): TopologyCounter {
    let rule = this.#rules.get(owner);
    if (rule === undefined) {
      rule = makeRule();
      this.#rules.set(owner, rule);
    }
    return this.counter(rule);
  }

  /** The counter for a rule, up to date. */
  counter(rule: CounterRule): TopologyCounter {
    let counter = this.#counters.get(rule.key);
    if (counter === undefined) {
      this.#sweepCounters();
      counter = new TopologyCounter(rule, this.nodes);
      this.#counters.set(rule.key, counter);
      for (const podClass of this.classes.all()) {
        if (rule.countsClass(podClass)) {
          podClass.counters.add(counter);
        }
      }
    }
    return this.upToDate(counter);
  }

  upToDate(counter: TopologyCounter): TopologyCounter {
    counter.lastUsed = ++this.#uses;
    if (counter.isStale()) {
      counter.sync(this.classes.all());
    }
    return counter;
  }

  /** Terms of assigned pods that speak of pods of this class. */
  termsAbout(podClass: PodClass): readonly ExistingTerm[] {
    const memo = podClass.memo.get('termsAbout');
    if (memo?.version === this.#termVersion) {
      return memo.value as readonly ExistingTerm[];
    }
    const value = [...this.#terms.values()].filter(({ term }) => this.speaksOf(term, podClass));
    podClass.memo.set('termsAbout', { version: this.#termVersion, value });
    return value;
  }

  /** Whether a term selects pods of the class, by namespace and labels. */
  speaksOf(term: AffinityTerm, podClass: PodClass): boolean {
    return this.#coversNamespace(term, podClass.namespace) && term.selector(podClass.labels);
  }

  setNamespaceLabels(name: string, labels: Labels | undefined): void {
    const before = this.#namespaceLabels.get(name);
    if (labels === undefined) {
      this.#namespaceLabels.delete(name);
    } else {
      this.#namespaceLabels.set(name, labels);
    }
    if (JSON.stringify(before) !== JSON.stringify(labels)) {
      this.#forgetNamespaceSelections();
    }
  }

  #coversNamespace(term: AffinityTerm, namespace: string): boolean {
    if (term.namespaces.includes(namespace)) {
      return true;
    }
    return (
      term.namespaceSelector !== undefined &&
      compileSelector(term.namespaceSelector)(this.#namespaceLabels.get(namespace) ?? {})
    );
  }

  #register(podClass: PodClass): void {
    for (const counter of this.#counters.values()) {
      if (counter.rule.countsClass(podClass)) {
        podClass.counters.add(counter);
      }
    }
    for (const role of roles) {
      for (const term of podClass.affinity[role]) {
        this.#registerTerm(role, term);
      }
    }
  }

  #registerTerm(role: TermRole, term: AffinityTerm): void {
    const key = `${role}|${term.weight}|${term.key}`;
    if (this.#terms.has(key)) {
      return;
    }
    const counter = this.counter({
      key: `carries|${key}`,
      topologyKey: term.topologyKey,
      countsClass: ({ affinity }) =>
        affinity[role].some(own => own.key === term.key && own.weight === term.weight),
      skipsTerminating: false,
      isEligible: undefined,
    });
    this.#terms.set(key, { role, term, counter });
    this.#termVersion++;
  }

  #place(pod: AssignedPod): void {
    const state = this.nodes.get(pod.nodeName);
    if (state === undefined) {
      mapBelow(this.#unknownNode, pod.nodeName).set(pod.uid, pod);
      return;
    }
    state.pods.set(pod.uid, pod);
    this.#count(pod, state, 1);
  }

  #displace(pod: AssignedPod): boolean {
    const state = this.nodes.get(pod.nodeName);
    if (state === undefined || !state.pods.delete(pod.uid)) {
      return false;
    }
    this.#count(pod, state, -1);
    return true;
  }

  #count(pod: AssignedPod, state: NodeState, sign: 1 | -1): void {
    const { podClass } = pod;
    this.nodes.account(state, podClass, sign);
    const placement = podClass.placed.get(state.slot) ?? { total: 0, terminating: 0 };
    placement.total += sign;
    placement.terminating += pod.terminating ? sign : 0;
    if (placement.total === 0) {
      podClass.placed.delete(state.slot);
    } else {
      podClass.placed.set(state.slot, placement);
    }
    for (const claim of pod.claims) {
      const key = `${pod.namespace}/${claim}`;
      this.#claimUsers.set(key, (this.#claimUsers.get(key) ?? 0) + sign);
    }
    for (const counter of podClass.counters) {
      if (!(pod.terminating && counter.rule.skipsTerminating)) {
        counter.add(state.slot, sign);
      }
    }
  }

  #forgetNamespaceSelections(): void {
    const selective = [...this.#terms.values()].some(
      ({ term }) => term.namespaceSelector !== undefined,
    );
    if (!selective) {
      return;
    }
    this.#termVersion++;
    for (const [key, counter] of this.#counters) {
      if (key.startsWith('selects|')) {
        this.#forget(key, counter);
      }
    }
  }

  #sweepCounters(): void {
    if (this.#counters.size < counterLimit || this.#counters.size % (counterLimit / 4) !== 0) {
      return;
    }
    for (const [key, counter] of this.#counters) {
      if (!key.startsWith('carries|') && counter.lastUsed < this.#uses - counterLimit * 4) {
        this.#forget(key, counter);
      }
    }
  }

  #forget(key: string, counter: TopologyCounter): void {
    this.#counters.delete(key);
    for (const podClass of this.classes.all()) {
      podClass.counters.delete(counter);
    }
  }
}

function isSame(a: AssignedPod, b: AssignedPod): boolean {
  return (
    a.podClass === b.podClass &&
    a.nodeName === b.nodeName &&
    a.terminating === b.terminating &&
    a.priority === b.priority
  );
}

/** Names of the claims a pod uses, ephemeral volumes' included. */
export function claimNames(pod: Pod): readonly string[] {
  let names: string[] | undefined;
  for (const { name, persistentVolumeClaim, ephemeral } of pod.spec?.volumes ?? []) {
    if (persistentVolumeClaim !== undefined) {
      names ??= [];
      names.push(persistentVolumeClaim.claimName);
    } else if (ephemeral !== undefined) {
      names ??= [];
      names.push(`${pod.metadata?.name}-${name}`);
    }
  }
  return names ?? none;
}

const none: readonly string[] = [];
