// Evicts the victims of a preemption: condition, event, deletion; weaker nominations to the node are withdrawn.

import type { Pod, PodCondition } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import type { Preemption } from './preemption.js';
import type { AssignedPod } from './state/nodeTable.js';
import type { Nominations } from './state/nominations.js';
import type { Attempt } from './state/plugin.js';

/** Deletes the victims for the sake of the attempt's pod. */
export function evict(
  { pod, cluster }: Attempt,
  preemption: Extract<Preemption, { outcome: 'evict' }>,
  nominations: Nominations,
): void {
  const nodeName = preemption.node.name;
  for (const victim of preemption.victims) {
    const stored = cluster.get<Pod>('Pod', victim.namespace, victim.name);
    if (stored !== undefined && stored.metadata?.deletionTimestamp === undefined) {
      evictOne(cluster, stored);
      const message = `Preempted by pod ${pod.metadata?.uid} on node ${nodeName}`;
      const record = {
        type: 'Normal',
        reason: 'Preempted',
        message,
        action: 'Preempting',
      } as const;
      cluster.event(stored, record);
    }
  }
  for (const weaker of nominations.below(pod.spec?.priority ?? 0, nodeName)) {
    nominations.remove(weaker.uid);
    withdraw(cluster, weaker);
  }
}

function evictOne(cluster: Cluster, victim: Pod): void {
  const { namespace = '', name = '' } = victim.metadata ?? {};
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    status: 'True',
    observedGeneration: victim.metadata?.generation ?? 1,
    lastTransitionTime: cluster.timestamp,
    reason: 'PreemptionByScheduler',
    message: 'default-scheduler: preempting to accommodate a higher priority pod',
  };
  const others = (victim.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  cluster.updateStatus<Pod>({
    ...victim,
    status: { ...victim.status, conditions: [...others, condition] },
  });
  cluster.delete('Pod', { namespace, name });
}

function withdraw(cluster: Cluster, pod: AssignedPod): void {
  const stored = cluster.get<Pod>('Pod', pod.namespace, pod.name);
  if (stored?.status?.nominatedNodeName !== undefined) {
    const { nominatedNodeName: _withdrawn, ...status } = stored.status;
    cluster.updateStatus<Pod>({ ...stored, status });
  }
}
