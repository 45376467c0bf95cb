// Why a workload, or any other object, is as it is: its status in a sentence and its conditions.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { RichText } from '../../../core/protocol.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, workloadKinds } from '../view/clusterIndex.js';
import { objectWords } from '../view/objectWords.js';
import { workloadNotes } from '../view/workloadNotes.js';
import { workloadStatus } from '../view/workloadStatus.js';
import { conditionVerdicts, type Explanation, nameOf } from './explanation.js';

/** Explains anything but pods, nodes and Services; lists the pods below a workload. */
export function explainWorkload(
  object: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): Explanation {
  const id = idOf(object);
  const pods = index.podsByWorkload.get(id) ?? index.podsByMaker.get(object.metadata.uid ?? '');
  return {
    title: nameOf(object),
    sentence: isWorkload(id) ? workloadSentence(object, index, t) : plainSentence(object, t),
    verdicts: conditionVerdicts(object),
    pods: (pods ?? []).map(pod => pod.pod as unknown as KubernetesObject),
  };
}

function isWorkload(id: string): boolean {
  return workloadKinds.some(kind => id.startsWith(`${kind}:`));
}

function workloadSentence(object: KubernetesObject, index: ClusterIndex, t: Translate): RichText {
  const { status, tone } = workloadStatus(object, index, t);
  const notes = workloadNotes(object, index, t).map(note => note.map(piece => piece.text).join(''));
  return [{ text: status, style: 'strong', tone }, ...notes.map(note => ({ text: ` · ${note}` }))];
}

function plainSentence(object: KubernetesObject, t: Translate): RichText {
  const owner = object.metadata.ownerReferences?.find(reference => reference.controller);
  if (owner === undefined) {
    const { description, tone } = objectWords(object, t);
    return description === '' || description === object.metadata.namespace
      ? [{ text: t('It is stored in the cluster as it was applied.') }]
      : [{ text: description, style: 'strong', tone }];
  }
  const id = idOf({
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    metadata: { namespace: object.metadata.namespace ?? '', name: owner.name },
  });
  return [
    { text: t('It was made by') },
    { text: ' ' },
    { text: `${owner.kind} ${owner.name}`, object: id },
    { text: '.' },
  ];
}
