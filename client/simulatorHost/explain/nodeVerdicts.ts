// The scheduler's word on each node for a pod that waits: from its own condition, reason by reason.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { WhyView } from '../../../core/protocol.js';
import type { Pod } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';

/** Verdicts of a pending pod; empty where the scheduler has said nothing. */
export function nodeVerdicts(
  _simulation: Simulation,
): (pod: KubernetesObject) => WhyView['verdicts'] {
  return pod => reasonsOf((pod as unknown as Pod).status?.conditions);
}

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint(s). preemption: …` by reason. */
function reasonsOf(conditions: NonNullable<Pod['status']>['conditions']): WhyView['verdicts'] {
  const message = conditions?.find(condition => condition.type === 'PodScheduled')?.message ?? '';
  const reasons = /nodes are available: (.*?)(?:\. |\.$|$)/.exec(message)?.[1] ?? '';
  return [...reasons.matchAll(/(\d+) ((?:(?!, \d).)+)/g)].map(([, count = '', reason = '']) => ({
    subject: `${count} ×`,
    text: [{ text: reason }],
    tone: 'bad' as const,
  }));
}
