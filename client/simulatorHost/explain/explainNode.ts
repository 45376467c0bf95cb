// Why a node is as it is: whether it answers, what keeps pods away, how full it is.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Node } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, isReady, isStopped } from '../view/clusterIndex.js';
import { conditionVerdicts, type Explanation } from './explanation.js';

/** Explains a node and lists its pods. */
export function explainNode(node: Node, index: ClusterIndex, t: Translate): Explanation {
  const name = node.metadata?.name ?? '';
  const pods = index.podsByNode.get(name) ?? [];
  const taints = (node.spec?.taints ?? []).map(taint => ({
    subject: t('taint'),
    text: [
      {
        text: `${taint.key}${taint.value ? `=${taint.value}` : ''}:${taint.effect}`,
        style: 'code' as const,
      },
    ],
    tone: 'warning' as const,
  }));
  return {
    title: t('Node {0} is {1}', name, isReady(node) ? 'Ready' : 'NotReady'),
    sentence: [{ text: sentenceOf(node, pods.length, t) }],
    verdicts: [...taints, ...conditionVerdicts(node as unknown as KubernetesObject)],
    pods: pods.map(pod => pod.pod as unknown as KubernetesObject),
  };
}

function sentenceOf(node: Node, pods: number, t: Translate): string {
  if (isStopped(node)) {
    return isReady(node)
      ? t(
          'Its machine stands still. The control plane notices when its lease has not been renewed for 40 seconds.',
        )
      : t(
          'Its machine stands still. Its pods are evicted when their tolerations run out, after five minutes by default.',
        );
  }
  if (node.spec?.unschedulable) {
    return t('It is cordoned: its {0} pods stay, no new pod comes.', pods);
  }
  return t('It holds {0} pods and takes more while their requests fit.', pods);
}
