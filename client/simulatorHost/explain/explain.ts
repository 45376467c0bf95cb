// The answer to "why is it so": a sentence, verdicts, and what the object's kind has to say. Causes come from history.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { RichText, Tone } from '../../../core/protocol.js';
import type { Node, Service } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import { refusedWords } from '../view/activity.js';
import type { ClusterIndex } from '../view/clusterIndex.js';
import { explainNode } from './explainNode.js';
import { type ExplainPod, explainPod } from './explainPod.js';
import { explainService } from './explainService.js';
import { explainWorkload } from './explainWorkload.js';
import type { Explanation } from './explanation.js';

/** Explains one object at the index's moment. */
export function explainObject(
  object: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
  nodeVerdicts: ExplainPod['nodeVerdicts'],
): Explanation {
  switch (object.kind) {
    case 'Pod':
      return explainPod({ object, index, t, nodeVerdicts });
    case 'Node':
      return explainNode(object as unknown as Node, index, t);
    case 'Service':
      return explainService(object as unknown as Service, index, t);
    default:
      return explainWorkload(object, index, t);
  }
}

/** The whole cluster's explanation while nothing is selected: whatever is wrong, or that nothing is. */
export function explainCluster(index: ClusterIndex, refused: number, t: Translate): Explanation {
  const troubled = index.pods.filter(pod =>
    ['failing', 'pending', 'unready', 'unknown'].includes(pod.state),
  );
  const verdicts = troubled.slice(0, 20).map(pod => ({
    subject: pod.workload?.metadata.name ?? pod.name,
    text: [{ text: pod.name, object: pod.id }, { text: ` ${pod.facts.status}` }] as RichText,
    tone: (pod.state === 'failing' || pod.state === 'unknown' ? 'bad' : 'warning') as Tone,
  }));
  const isCalm = troubled.length === 0 && refused > 0;
  const sentence = isCalm
    ? `${refusedWords(refused, t)}.`
    : troubled.length === 0
      ? t('Nothing is wrong. Select anything in the picture to see why it is as it is.')
      : troubled.length === 1
        ? t('1 pod needs a look.')
        : t('{0} pods need a look.', troubled.length);
  return { title: t('The whole cluster'), sentence: [{ text: sentence }], verdicts, pods: [] };
}
