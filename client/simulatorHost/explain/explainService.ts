// Why a Service reaches what it reaches: pod by pod, in or out.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { Service } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex, IndexedPod } from '../view/clusterIndex.js';
import { stateWord } from '../view/podWords.js';
import type { Explanation } from './explanation.js';

const verdictsMax = 12;

/** Explains a Service and lists the pods it selects. */
export function explainService(service: Service, index: ClusterIndex, t: Translate): Explanation {
  const selector = service.spec?.selector ?? {};
  const { namespace } = service.metadata ?? {};
  const pods =
    Object.keys(selector).length === 0
      ? []
      : index.pods.filter(
          pod =>
            pod.pod.metadata?.namespace === namespace &&
            matchesLabels(selector, pod.pod.metadata?.labels),
        );
  const pairs = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  const ready = pods.filter(pod => pod.facts.ready && pod.state !== 'terminating');
  return {
    title: t('Service {0}', service.metadata?.name ?? ''),
    sentence: [
      { text: t('It selects pods with') },
      { text: ' ' },
      { text: pairs.join(', ') || '—', style: 'code' },
      { text: `: ${t('{0} pods, {1} of them ready.', pods.length, ready.length)}` },
    ],
    verdicts: pods.slice(0, verdictsMax).map(pod => verdictOf(pod, t)),
    pods: pods.map(pod => pod.pod as unknown as KubernetesObject),
  };
}

function verdictOf(pod: IndexedPod, t: Translate): Explanation['verdicts'][number] {
  const isIn = pod.facts.ready && pod.state !== 'terminating';
  const word = stateWord(pod.state, t);
  return {
    subject: isIn ? t('reached') : t('left out'),
    text: [{ text: pod.name, object: pod.id }, { text: ` ${word}` }],
    tone: isIn ? (pod.state === 'unknown' ? 'bad' : 'good') : 'warning',
  };
}
