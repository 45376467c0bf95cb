// The whole picture at a moment, made from a snapshot: pure, so that any moment can be drawn and tested.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ClockView, ObjectId, PanelState, RefusalView } from '../../../core/protocol.js';
import type { Service } from '../../../schemas/built/types.js';
import type { History } from '../history.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { describeActivity } from './activity.js';
import type { ClusterIndex } from './clusterIndex.js';
import { densityOf, nodeCards } from './nodeCards.js';
import { selectedWorkloads, serviceCards, userServices } from './serviceCards.js';
import { trafficOf } from './traffic.js';
import { verbsOf } from './verbs.js';
import { workloadCards } from './workloadCards.js';

/** What the picture is made of beside the cluster itself. */
export interface PanelContext {
  readonly title: string;
  readonly clock: ClockView;
  readonly history: History;
  readonly refusals: readonly RefusalView[];
  readonly selection: ObjectId | undefined;
  readonly counts: PanelState['counts'];
  readonly t: Translate;
}

/** The panel's state for one indexed snapshot. */
export function toPanelState(index: ClusterIndex, context: PanelContext): PanelState {
  const { t, selection, history, clock } = context;
  const services = serviceCards(index, t);
  const workloads = workloadCards(index, t);
  const nodes = nodeCards(index, t);
  const focus = focusOf(index, selection);
  const selected =
    selection === undefined ? undefined : index.snapshot.get<KubernetesObject>(selection);
  return {
    phase: 'running',
    title: context.title,
    clock,
    activity: describeActivity(index, context.refusals.length, t),
    density: densityOf(index.pods.length),
    services: services.cards,
    workloads: workloads.cards,
    nodes: nodes.cards,
    left: { services: services.left, workloads: workloads.left, nodes: nodes.left },
    actions: history.actions(t),
    ticks: history.ticks,
    availability:
      focus.workload === undefined
        ? undefined
        : history.availability.view(focus.workload, clock.shownMs, t),
    traffic: focus.service && trafficOf(focus.service, index, t),
    refusals: context.refusals,
    selection,
    verbs: verbsOf(selected, t),
    counts: context.counts,
  };
}

interface Focus {
  readonly workload: ObjectId | undefined;
  readonly service: Service | undefined;
}

/** Whose course the charts show: the selected workload or Service, else the busiest workload that has one. */
function focusOf(index: ClusterIndex, selection: ObjectId | undefined): Focus {
  const services = userServices(index);
  const chosen = services.find(
    service => idOf(service as unknown as KubernetesObject) === selection,
  );
  if (chosen !== undefined) {
    const [workload] = selectedWorkloads(chosen, index);
    return { service: chosen, workload: workload && idOf(workload) };
  }
  const workload = workloadOfSelection(index, selection) ?? mainWorkload(index);
  const service = services.find(
    candidate =>
      workload !== undefined &&
      selectedWorkloads(candidate, index).some(reached => idOf(reached) === idOf(workload)),
  );
  return { workload: workload && idOf(workload), service };
}

function workloadOfSelection(
  index: ClusterIndex,
  selection: ObjectId | undefined,
): KubernetesObject | undefined {
  if (selection === undefined) {
    return undefined;
  }
  return (
    index.workloads.find(workload => idOf(workload) === selection) ??
    index.pods.find(pod => pod.id === selection)?.workload ??
    index.workloads.find(workload =>
      (index.makersByWorkload.get(idOf(workload)) ?? []).some(maker => idOf(maker) === selection),
    )
  );
}

function mainWorkload(index: ClusterIndex): KubernetesObject | undefined {
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];
  const candidates = index.workloads.filter(workload => kinds.includes(workload.kind));
  const busy = candidates.find(workload => {
    const pods = index.podsByWorkload.get(idOf(workload)) ?? [];
    return new Set(pods.map(pod => pod.revision)).size > 1;
  });
  return busy ?? candidates[0];
}
