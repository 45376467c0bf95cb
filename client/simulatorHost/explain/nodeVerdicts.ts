// The scheduler's word on each node about a pod: why not there, and why here.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { WhyView } from '../../../core/protocol.js';
import type { Pod } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';
import type { Translate } from '../translate.js';

const nodesMax = 12;

/** Verdicts about a pod until a moment; empty where the scheduler has said nothing. */
export type NodeVerdicts = (pod: KubernetesObject) => WhyView['verdicts'];

/** Asks the scheduler what it decided last, if it did by then. */
export function nodeVerdicts(simulation: Simulation, untilMs: number, t: Translate): NodeVerdicts {
  return pod => {
    const { namespace = '', name = '' } = pod.metadata;
    const decision = simulation.schedulingDecision(namespace, name);
    if (decision === undefined || decision.timeMs > untilMs) {
      return reasonsOf((pod as unknown as Pod).status?.conditions);
    }
    if (decision.nodeName !== undefined) {
      return placeVerdicts(decision.nodeName, decision.ranking, t);
    }
    const rejections = [...decision.rejections].sort(([a], [b]) => byNumber(a, b));
    return rejections.slice(0, nodesMax).map(([node, { plugin, reasons }]) => ({
      subject: node,
      text: [
        { text: reasons.join(', ') },
        { text: ' ' },
        { text: plugin, style: 'muted' as const },
      ],
      tone: 'bad' as const,
    }));
  };
}

/** Of the nodes that would have done, how each was scored. */
function placeVerdicts(
  nodeName: string,
  ranking: readonly { readonly node: string; readonly total: number }[],
  t: Translate,
): WhyView['verdicts'] {
  return ranking.slice(0, nodesMax).map(({ node, total }) => ({
    subject: node,
    text: [{ text: node === nodeName ? t('chosen, score {0}', total) : t('score {0}', total) }],
    tone: node === nodeName ? ('good' as const) : ('neutral' as const),
  }));
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
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
