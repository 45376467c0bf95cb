// Filter InterPodAffinity: required affinity and anti-affinity between pods, those of pods already placed included.

import { type Attempt, type FilterPlugin, type NodeFilter, rejection } from '../state/plugin.js';
import type { AffinityTerm } from '../state/podClass.js';
import type { TopologyCounter } from '../state/topologyCounter.js';

const name = 'InterPodAffinity';
const apart = rejection(name, "node(s) didn't match pod affinity rules", 'final');
const together = rejection(name, "node(s) didn't match pod anti-affinity rules", 'resolvable');
const unwelcome = rejection(
  name,
  "node(s) didn't satisfy existing pods anti-affinity rules",
  'resolvable',
);

/** Rejects nodes whose domain lacks a wanted pod, has an unwanted one, or one that does not want this pod. */
export const interPodAffinity: FilterPlugin = {
  name,
  prepare(attempt) {
    const { podClass, state } = attempt;
    const checks: NodeFilter[] = [];
    if (podClass.affinity.required.length > 0) {
      checks.push(affinityCheck(attempt));
    }
    const anti = podClass.affinity.requiredAnti.map(term => selectingCounter(attempt, term));
    if (anti.length > 0) {
      checks.push(node =>
        anti.some(counter => counter.onNode(node.slot) > 0) ? together : undefined,
      );
    }
    const others = state
      .termsAbout(podClass)
      .filter(({ role }) => role === 'requiredAnti')
      .map(({ counter }) => state.upToDate(counter));
    if (others.some(counter => counter.total > 0)) {
      checks.push(node =>
        others.some(counter => counter.onNode(node.slot) > 0) ? unwelcome : undefined,
      );
    }
    return checks.length === 0 ? undefined : firstOf(checks);
  },
};

/** Counts the pods that a term selects, by its topology key. */
export function selectingCounter(attempt: Attempt, term: AffinityTerm): TopologyCounter {
  return selectingAllCounter(attempt, [term], term.topologyKey);
}

/** Counts the pods that all the terms select. */
function selectingAllCounter(
  { state }: Attempt,
  terms: readonly AffinityTerm[],
  topologyKey: string,
): TopologyCounter {
  return state.counter({
    key: `selects|${topologyKey}|${terms.map(term => term.selectorKey).join('&')}`,
    topologyKey,
    countsClass: podClass => terms.every(term => state.speaksOf(term, podClass)),
    skipsTerminating: false,
    isEligible: undefined,
  });
}

function affinityCheck(attempt: Attempt): NodeFilter {
  const terms = attempt.podClass.affinity.required;
  const counters = terms.map(term => selectingAllCounter(attempt, terms, term.topologyKey));
  const matchesItself = terms.every(term => attempt.state.speaksOf(term, attempt.podClass));
  return node => {
    if (terms.some(({ topologyKey }) => node.labels[topologyKey] === undefined)) {
      return apart;
    }
    if (counters.every(counter => counter.onNode(node.slot) > 0)) {
      return undefined;
    }
    const nobodyYet = counters.every(counter => counter.total === 0);
    return nobodyYet && matchesItself ? undefined : apart;
  };
}

function firstOf(checks: readonly NodeFilter[]): NodeFilter {
  return node => {
    for (const check of checks) {
      const found = check(node);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
}
