// Where the requests to one Service go: an equal share to each ready endpoint, also to those that nobody answers.

import type { TrafficView } from '../../../core/protocol.js';
import type { EndpointSlice, Service } from '../../../schemas/built/types.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex, IndexedPod } from './clusterIndex.js';
import { countSlice, selectedWorkloads } from './serviceCards.js';

/** More endpoints than this are not drawn one by one. */
const barsMax = 24;

/** The shares of one Service's ready endpoints. */
export function trafficOf(service: Service, index: ClusterIndex, t: Translate): TrafficView {
  const pods = endpointPods(service, index);
  const share = pods.length === 0 ? 0 : 1 / pods.length;
  const lost = pods.filter(pod => index.lostNodes.has(pod.facts.nodeName ?? ''));
  const percent = (part: number) => Math.round(part * share * 100);
  return {
    title: t('requests through Service {0}', service.metadata?.name ?? ''),
    bars:
      pods.length <= barsMax
        ? pods.map(pod => podBar(pod, share, lost.includes(pod), t))
        : revisionBars(pods, lost, share, t),
    caption: captionOf(pods, lost, percent(lost.length), t),
  };
}

type Bar = TrafficView['bars'][number];

function podBar(pod: IndexedPod, share: number, isLost: boolean, t: Translate): Bar {
  const percent = Math.round(share * 100);
  const label = isLost ? t('{0}: {1} % are lost', pod.name, percent) : `${pod.name}: ${percent} %`;
  return { id: pod.id, label, share, hue: pod.hue, lost: isLost };
}

/** One bar per revision, and one for what is lost. */
function revisionBars(
  pods: readonly IndexedPod[],
  lost: readonly IndexedPod[],
  share: number,
  t: Translate,
): readonly Bar[] {
  const gone = new Set(lost);
  const groups = new Map<number, IndexedPod[]>();
  for (const pod of pods) {
    const key = gone.has(pod) ? 0 : pod.revision;
    const group = groups.get(key) ?? [];
    group.push(pod);
    groups.set(key, group);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => b - a)
    .map(([revision, members]) => {
      const percent = Math.round(members.length * share * 100);
      const isLost = revision === 0;
      const label = isLost ? t('{0} % are lost', percent) : t('rev {0}: {1} %', revision, percent);
      const [first] = members;
      return {
        id: first?.id ?? '',
        label,
        share: members.length * share,
        hue: first?.hue ?? 0,
        lost: isLost,
      };
    });
}

function captionOf(
  pods: readonly IndexedPod[],
  lost: readonly IndexedPod[],
  lostPercent: number,
  t: Translate,
): string {
  if (pods.length === 0) {
    return t('no endpoint is ready: every request is refused');
  }
  if (lost.length > 0) {
    const nodes = [...new Set(lost.map(pod => pod.facts.nodeName))].join(', ');
    return t('{0} % go to {1} and are lost', lostPercent, nodes);
  }
  const revisions = new Set(pods.map(pod => pod.revision));
  if (revisions.size > 1) {
    const newest = Math.max(...revisions);
    const updated = pods.filter(pod => pod.revision === newest).length;
    return t('{0} % reach revision {1}', Math.round((updated / pods.length) * 100), newest);
  }
  return pods.length === 1
    ? t('one endpoint takes them all')
    : t('{0} endpoints share them equally', pods.length);
}

function endpointPods(service: Service, index: ClusterIndex): readonly IndexedPod[] {
  const { namespace = '', name } = service.metadata ?? {};
  const slices = index.snapshot
    .list<EndpointSlice>('discovery.k8s.io/EndpointSlice')
    .filter(
      ({ metadata }) =>
        metadata?.namespace === namespace &&
        metadata.labels?.['kubernetes.io/service-name'] === name,
    );
  const ready = slices.reduce((sum, slice) => sum + countSlice(slice).ready, 0);
  return ready > barsMax ? readyPods(service, index) : podsOfSlices(slices, namespace, index);
}

/** Of many endpoints only the shares are drawn: the ready pods behind the Service tell them. */
function readyPods(service: Service, index: ClusterIndex): readonly IndexedPod[] {
  return selectedWorkloads(service, index)
    .flatMap(workload => index.podsByWorkload.get(idOf(workload)) ?? [])
    .filter(pod => pod.facts.ready && pod.facts.state !== 'terminating');
}

function podsOfSlices(
  slices: readonly EndpointSlice[],
  namespace: string,
  index: ClusterIndex,
): readonly IndexedPod[] {
  const names = new Set(
    slices
      .flatMap(slice => slice.endpoints ?? [])
      .filter(endpoint => endpoint.conditions?.ready !== false)
      .map(endpoint => endpoint.targetRef?.name),
  );
  return index.pods.filter(pod => names.has(pod.name) && pod.pod.metadata?.namespace === namespace);
}
