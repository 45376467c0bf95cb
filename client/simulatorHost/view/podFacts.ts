// What the picture needs to know of one pod: its state, kubectl's word for it, its requests, its owner.

import { milliNumber, unitNumber } from '../../../core/kubernetes/quantity.js';
import type { PodState } from '../../../core/protocol.js';
import type { ContainerStatus, Pod } from '../../../schemas/built/types.js';
import { perObject } from '../perObject.js';

export interface PodFacts {
  /** As the API tells it; a pod on a dead node is `unknown` only to who sees the node. */
  readonly state: PodState;
  /** The STATUS column of `kubectl get pods`. */
  readonly status: string;
  readonly ready: boolean;
  readonly ownerUid: string | undefined;
  readonly nodeName: string | undefined;
  readonly milliCpu: number;
  readonly memoryBytes: number;
  readonly restarts: number;
}

/** Facts of a pod, computed once per version of it. */
export const podFactsOf = perObject((pod: Pod): PodFacts => {
  const status = statusWord(pod);
  const ready = conditionStatus(pod, 'Ready') === 'True';
  const owner = pod.metadata?.ownerReferences?.find(reference => reference.controller);
  const statuses = pod.status?.containerStatuses ?? [];
  return {
    state: stateOf(pod, status, ready),
    status,
    ready,
    ownerUid: owner?.uid,
    nodeName: pod.spec?.nodeName || undefined,
    milliCpu: requested(pod, 'cpu', milliNumber),
    memoryBytes: requested(pod, 'memory', unitNumber),
    restarts: statuses.reduce((sum, container) => sum + container.restartCount, 0),
  };
});

/** True, False, Unknown, or undefined where the pod has no such condition. */
export function conditionStatus(pod: Pod, type: string): string | undefined {
  return pod.status?.conditions?.find(condition => condition.type === type)?.status;
}

const startingReasons = new Set(['ContainerCreating', 'PodInitializing', 'Pending', 'Pulling']);

function stateOf(pod: Pod, status: string, ready: boolean): PodState {
  const phase = pod.status?.phase;
  if (pod.metadata?.deletionTimestamp !== undefined) {
    return 'terminating';
  }
  if (phase === 'Succeeded' || status === 'Completed') {
    return 'completed';
  }
  if (phase === 'Failed' || isFailing(pod)) {
    return 'failing';
  }
  if (!pod.spec?.nodeName) {
    return 'pending';
  }
  if (ready) {
    return 'ready';
  }
  return phase === 'Pending' || startingReasons.has(status) || !hasStarted(pod)
    ? 'starting'
    : readinessState(pod);
}

/** A container that runs without being ready is starting at first, and unready once it was ready before. */
function readinessState(pod: Pod): PodState {
  const condition = pod.status?.conditions?.find(candidate => candidate.type === 'Ready');
  const started = (pod.status?.containerStatuses ?? []).map(status =>
    Date.parse(String(status.state?.running?.startedAt ?? '')),
  );
  const changed = Date.parse(String(condition?.lastTransitionTime ?? ''));
  return started.some(startedMs => changed > startedMs) ? 'unready' : 'starting';
}

function hasStarted(pod: Pod): boolean {
  return (pod.status?.containerStatuses ?? []).some(status => status.state?.running !== undefined);
}

function isFailing(pod: Pod): boolean {
  return allStatuses(pod).some(status => {
    const waiting = status.state?.waiting?.reason;
    const code = status.state?.terminated?.exitCode;
    return (waiting !== undefined && !startingReasons.has(waiting)) || (code ?? 0) !== 0;
  });
}

/** https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go (printPod) */
function statusWord(pod: Pod): string {
  const reason = pod.status?.reason ?? initReason(pod) ?? containerReason(pod);
  if (pod.metadata?.deletionTimestamp !== undefined) {
    return pod.status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return reason ?? pod.status?.phase ?? 'Pending';
}

function initReason(pod: Pod): string | undefined {
  const statuses = pod.status?.initContainerStatuses ?? [];
  const sidecars = new Set(
    (pod.spec?.initContainers ?? [])
      .filter(container => container.restartPolicy === 'Always')
      .map(container => container.name),
  );
  const index = statuses.findIndex(
    status =>
      status.state?.terminated?.exitCode !== 0 &&
      !(sidecars.has(status.name) && status.started === true),
  );
  const status = statuses[index];
  if (status === undefined) {
    return undefined;
  }
  const reason = status.state?.terminated?.reason ?? status.state?.waiting?.reason;
  return reason !== undefined && reason !== 'PodInitializing'
    ? `Init:${reason}`
    : `Init:${index}/${statuses.length}`;
}

function containerReason(pod: Pod): string | undefined {
  const statuses = pod.status?.containerStatuses ?? [];
  const reasons = statuses.map(reasonOf).filter(reason => reason !== undefined);
  const runs = statuses.some(status => status.state?.running !== undefined && status.ready);
  return reasons[0] === 'Completed' && runs ? 'Running' : reasons[0];
}

function reasonOf(status: ContainerStatus): string | undefined {
  const { waiting, terminated } = status.state ?? {};
  if (waiting?.reason) {
    return waiting.reason;
  }
  return terminated === undefined
    ? undefined
    : terminated.reason || `ExitCode:${terminated.exitCode}`;
}

function allStatuses(pod: Pod): readonly ContainerStatus[] {
  return [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
}

function requested(
  pod: Pod,
  resource: string,
  toNumber: (quantity: string | number) => number,
): number {
  const containers = pod.spec?.containers ?? [];
  return containers.reduce(
    (sum, container) => sum + toNumber(container.resources?.requests?.[resource] ?? 0),
    0,
  );
}
