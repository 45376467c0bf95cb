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
    verdicts: isPending ? byNode : [...containerVerdicts(pod, t), ...troubles(object), ...byNode],
    pods: siblings.map(sibling => sibling.pod as unknown as KubernetesObject),
  };
}

function sentenceOf(indexed: IndexedPod, pod: Pod, index: ClusterIndex, t: Translate): RichText {
  const node = indexed.facts.nodeName ?? '';
  switch (indexed.state) {
    case 'pending':
      return [{ text: scheduledMessage(pod) ?? t('The scheduler has not looked at it yet.') }];
    case 'failing':
      return [{ text: failureOf(pod, t) ?? t('A container failed.') }];
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

/** What the kubelet says of the whole pod (evicted, past its deadline) comes before its containers. */
function failureOf({ status }: Pod, t: Translate): string | undefined {
  if (status?.reason !== undefined && status.message !== undefined) {
    return status.message;
  }
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const failed = all.find(container => describeContainer(container, t) !== undefined);
  return failed === undefined ? undefined : `${failed.name}: ${describeContainer(failed, t)}`;
}

/** How a container ended, what it waits for; undefined while it runs or where it did its work. */
function describeContainer(status: ContainerStatus, t: Translate): string | undefined {
  const { waiting, terminated } = status.state ?? {};
  const ended = terminated ?? status.lastState?.terminated;
  const parts = [
    waiting === undefined
      ? undefined
      : [waiting.reason, waiting.message].filter(Boolean).join(': '),
    ended === undefined || ended.exitCode === 0 ? undefined : endOf(ended, status, t),
  ];
  const isQuiet = waiting === undefined && (terminated?.exitCode ?? 0) === 0;
  return isQuiet ? undefined : parts.filter(Boolean).join(' · ');
}

function endOf(
  { reason = '', exitCode }: NonNullable<NonNullable<ContainerStatus['state']>['terminated']>,
  { restartCount, state }: ContainerStatus,
  t: Translate,
): string {
  const end =
    state?.terminated === undefined
      ? t('ended last with {0}, exit code {1}', reason, exitCode)
      : t('ended with {0}, exit code {1}', reason, exitCode);
  return restartCount === 0 ? end : `${end}, ${restartsOf(restartCount, t)}`;
}

function restartsOf(count: number, t: Translate): string {
  return count === 1 ? t('1 restart') : t('{0} restarts', count);
}

/** Conditions that are as they should be say nothing. */
function troubles(object: KubernetesObject): WhyView['verdicts'] {
  return conditionVerdicts(object).filter(verdict => verdict.tone !== 'good');
}

function containerVerdicts(pod: Pod, t: Translate): WhyView['verdicts'] {
  return (pod.status?.containerStatuses ?? []).map(status => {
    const runs = status.state?.running !== undefined;
    const restarts = status.restartCount === 0 ? '' : `, ${restartsOf(status.restartCount, t)}`;
    const text =
      describeContainer(status, t) ??
      (runs ? `${t('running {0}', status.image)}${restarts}` : status.image);
    const isGood = status.ready || status.state?.terminated?.exitCode === 0;
    return { subject: status.name, text: [{ text }], tone: isGood ? 'good' : 'warning' };
  });
}
