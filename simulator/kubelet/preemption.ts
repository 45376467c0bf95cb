// Which pods a kubelet ends to make room for a critical one: as few and as small as suffice,
// guaranteed ones last. Pure.
// After pkg/kubelet/preemption/preemption.go.

import type { Pod } from '../../schemas/built/types.js';
import { amountOf, podRequests } from '../scheduler/state/amounts.js';

/** So much of a resource is missing. */
export interface Shortage {
  readonly resource: string;
  readonly amount: number;
}

const systemCritical = 2_000_000_000;

/** Whether the pod is one that the node needs before others. */
export function isCritical({ spec }: Pod): boolean {
  return (spec?.priority ?? 0) >= systemCritical;
}

/** The pods to end so that nothing is short for the critical pod; a text says why there are none. */
export function podsToPreempt(
  critical: Pod,
  pods: readonly Pod[],
  shortages: readonly Shortage[],
): readonly Pod[] | string {
  const victims = pods.filter(pod => isPreemptable(critical, pod));
  const ofClass = (name: string): readonly Pod[] =>
    victims.filter(({ status }) => status?.qosClass === name);
  const bestEffort = ofClass('BestEffort');
  const burstable = ofClass('Burstable');
  const guaranteed = ofClass('Guaranteed');
  const lacking = without(shortages, [...bestEffort, ...burstable, ...guaranteed]);
  if (lacking.length > 0) {
    return `no set of running pods found to reclaim resources: ${show(lacking)}`;
  }
  const third = nearest(guaranteed, without(shortages, [...bestEffort, ...burstable]));
  const second = nearest(burstable, without(shortages, [...bestEffort, ...third]));
  const first = nearest(bestEffort, without(shortages, [...second, ...third]));
  return [...first, ...second, ...third];
}

function isPreemptable(critical: Pod, pod: Pod): boolean {
  return !isCritical(pod) || (critical.spec?.priority ?? 0) > (pod.spec?.priority ?? 0);
}

/** One by one the pod whose end leaves least missing; of two alike the smaller. The pods are known to suffice. */
function nearest(pods: readonly Pod[], shortages: readonly Shortage[]): readonly Pod[] {
  const left = [...pods];
  const chosen: Pod[] = [];
  let missing = shortages;
  while (missing.length > 0 && left.length > 0) {
    let best = 0;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const [index, pod] of left.entries()) {
      const distance = distanceOf(pod, missing);
      const isNearer =
        distance < bestDistance || (distance === bestDistance && isSmaller(pod, left[best] ?? pod));
      if (isNearer) {
        best = index;
        bestDistance = distance;
      }
    }
    const pod = left[best];
    const last = left.pop();
    if (pod === undefined || last === undefined) {
      return chosen;
    }
    if (best < left.length) {
      left[best] = last;
    }
    chosen.push(pod);
    missing = without(missing, [pod]);
  }
  return chosen;
}

function distanceOf(pod: Pod, shortages: readonly Shortage[]): number {
  return shortages.reduce((sum, { resource, amount }) => {
    const rest = Math.max(0, amount - requestOf(pod, resource));
    return sum + (rest / amount) ** 2;
  }, 0);
}

function isSmaller(pod: Pod, other: Pod): boolean {
  for (const resource of ['memory', 'cpu']) {
    const difference = requestOf(pod, resource) - requestOf(other, resource);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return true;
}

/** What is still missing when these pods are gone. */
function without(shortages: readonly Shortage[], pods: readonly Pod[]): readonly Shortage[] {
  return shortages
    .map(({ resource, amount }) => ({
      resource,
      amount: pods.reduce((rest, pod) => rest - requestOf(pod, resource), amount),
    }))
    .filter(({ amount }) => amount > 0);
}

function requestOf({ spec }: Pod, resource: string): number {
  return resource === 'pods' ? 1 : amountOf(podRequests(spec ?? { containers: [] }), resource);
}

function show(shortages: readonly Shortage[]): string {
  return `[${shortages.map(({ resource, amount }) => `(res: ${resource}, q: ${amount}), `).join('')}]`;
}
