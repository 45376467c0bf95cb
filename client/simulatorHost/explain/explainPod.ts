// Why a pod is in its state: what it waits for, how it ended, who sends it requests.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { RichText, WhyView } from '../../../core/protocol.js';
import type { ContainerStatus, Pod } from '../../../schemas/built/types.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex, IndexedPod } from '../view/clusterIndex.js';
import { userServices } from '../view/serviceCards.js';
import { conditionVerdicts, type Explanation } from './explanation.js';
import type { NodeVerdicts } from './nodeVerdicts.js';

export interface ExplainPod {
  readonly object: KubernetesObject;
  readonly index: ClusterIndex;
  readonly t: Translate;
  readonly nodeVerdicts: NodeVerdicts;
}

/** Explains a pod and lists its siblings. */
export function explainPod({ object, index, t, nodeVerdicts }: ExplainPod): Explanation {
  const id = idOf(object);
  const indexed = index.pods.find(pod => pod.id === id);
  const pod = object as unknown as Pod;
  const siblings = indexed?.workload
    ? (index.podsByWorkload.get(idOf(indexed.workload)) ?? [])
    : [];
  const byNode = nodeVerdicts(object);
  const isPending = indexed?.state === 'pending' && byNode.length > 0;
  return {
    title: t('Pod {0} is {1}', object.metadata.name ?? '', indexed?.facts.status ?? ''),
    sentence: indexed === undefined ? [] : sentenceOf(indexed, pod, index, t),
    verdicts: isPending ? byNode : [...containerVerdicts(pod), ...troubles(object), ...byNode],
    pods: siblings.map(sibling => sibling.pod as unknown as KubernetesObject),
  };
}

function sentenceOf(indexed: IndexedPod, pod: Pod, index: ClusterIndex, t: Translate): RichText {
  const node = indexed.facts.nodeName ?? '';
  switch (indexed.state) {
    case 'pending':
      return [{ text: scheduledMessage(pod) ?? t('The scheduler has not looked at it yet.') }];
    case 'failing':
      return [{ text: failureOf(pod) ?? t('A container failed.') }];
    case 'terminating':
      return [{ text: t('It was told to stop and has its grace period to do so.') }];
    case 'unknown':
      return [{ text: t('Nobody knows: {0} does not answer.', node) }];
    case 'completed':
      return [{ text: t('It did its work and ended.') }];
    case 'starting':
      return [{ text: t('It is on {0}; its containers are not ready yet.', node) }];
    case 'unready':
      return [{ text: t('It runs on {0} and is not ready: no Service sends it requests.', node) }];
    case 'ready':
      return readySentence(pod, node, index, t);
  }
}

function readySentence(pod: Pod, node: string, index: ClusterIndex, t: Translate): RichText {
  const services = userServices(index).filter(
    service =>
      service.metadata?.namespace === pod.metadata?.namespace &&
      service.spec?.selector !== undefined &&
      matchesLabels(service.spec.selector, pod.metadata?.labels),
  );
  if (services.length === 0) {
    return [{ text: t('It runs on {0} and is ready. No Service leads to it.', node) }];
  }
  const links = services.flatMap((service, place): RichText => {
    const object = service as unknown as KubernetesObject;
    const link = { text: service.metadata?.name ?? '', object: idOf(object) };
    return place === 0 ? [link] : [{ text: ', ' }, link];
  });
  return [
    { text: t('It runs on {0} and is ready. Requests come through Service', node) },
    { text: ' ' },
    ...links,
    { text: '.' },
  ];
}

function scheduledMessage(pod: Pod): string | undefined {
  return pod.status?.conditions?.find(condition => condition.type === 'PodScheduled')?.message;
}

function failureOf(pod: Pod): string | undefined {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  const texts = statuses.map(describeContainer).filter(text => text !== undefined);
  return texts[0] ?? pod.status?.message;
}

function describeContainer(status: ContainerStatus): string | undefined {
  const { waiting, terminated } = status.state ?? {};
  if (waiting !== undefined) {
    return [`${status.name}: ${waiting.reason ?? ''}`, waiting.message].filter(Boolean).join(' · ');
  }
  if (terminated !== undefined && terminated.exitCode !== 0) {
    const reason = terminated.reason ?? '';
    return `${status.name}: ${reason}, exit code ${terminated.exitCode}, ${status.restartCount} restarts`;
  }
  return undefined;
}

/** Conditions that are as they should be say nothing. */
function troubles(object: KubernetesObject): WhyView['verdicts'] {
  return conditionVerdicts(object).filter(verdict => verdict.tone !== 'good');
}

function containerVerdicts(pod: Pod): WhyView['verdicts'] {
  return (pod.status?.containerStatuses ?? []).map(status => {
    const text =
      describeContainer(status) ??
      (status.state?.running === undefined ? status.image : `running ${status.image}`);
    return {
      subject: status.name,
      text: [{ text }],
      tone: status.ready ? ('good' as const) : ('warning' as const),
    };
  });
}
