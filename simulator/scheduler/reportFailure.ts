// Says on the pod, and by an event, why it has no node.

import type { Pod, PodCondition } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { eventMessage } from './fitError.js';
import type { Attempt } from './state/plugin.js';

/** Writes condition PodScheduled and records FailedScheduling. A nominated node of '' withdraws the one there is. */
export function reportFailure(
  { pod, cluster }: Attempt,
  message: string,
  nominatedNode: string | undefined,
  reason: 'Unschedulable' | 'SchedulerError' = 'Unschedulable',
): void {
  cluster.event(pod, {
    type: 'Warning',
    reason: 'FailedScheduling',
    message: eventMessage(message),
    action: 'Scheduling',
  });
  const { namespace = '', name = '' } = pod.metadata ?? {};
  const stored = cluster.get<Pod>('Pod', namespace, name) ?? pod;
  const conditions = stored.status?.conditions ?? [];
  const before = conditions.find(({ type }) => type === 'PodScheduled');
  const condition: PodCondition = {
    type: 'PodScheduled',
    observedGeneration: stored.metadata?.generation ?? 1,
    status: 'False',
    lastTransitionTime: before?.status === 'False' ? before.lastTransitionTime : cluster.timestamp,
    reason,
    message,
  };
  const { nominatedNodeName: nominatedBefore, ...status } = stored.status ?? {};
  const nominated = (nominatedNode ?? nominatedBefore) || undefined;
  if (
    before?.message === message &&
    before.reason === condition.reason &&
    nominated === nominatedBefore
  ) {
    return;
  }
  const others = conditions.filter(({ type }) => type !== 'PodScheduled');
  cluster.updateStatus<Pod>({
    ...stored,
    status: {
      ...status,
      ...(nominated === undefined ? {} : { nominatedNodeName: nominated }),
      conditions: [...others, condition],
    },
  });
}

/** Tells of the node a pod will be bound to once its volumes are. */
export function nominate(cluster: Cluster, pod: Pod, nodeName: string): void {
  if (pod.status?.nominatedNodeName !== nodeName) {
    cluster.updateStatus<Pod>({ ...pod, status: { ...pod.status, nominatedNodeName: nodeName } });
  }
}
