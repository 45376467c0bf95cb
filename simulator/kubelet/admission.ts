// Whether a kubelet takes a pod that no scheduler placed: it must fit the node.
// After pkg/kubelet/lifecycle/predicate.go.

import type { Node, Pod } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { matchesRequired } from '../scheduler/filters/nodeAffinity.js';
import { conflicts } from '../scheduler/filters/nodePorts.js';
import { type Amounts, podRequests, toAmounts, wholeOf } from '../scheduler/state/amounts.js';
import { hostPortsOf } from '../scheduler/state/podClass.js';
import { findUntolerated } from '../scheduler/state/tolerations.js';

/** Why a pod is not taken: the reason of its status, and the words of the event. */
export interface PodRejection {
  readonly reason: string;
  readonly message: string;
}

/** Pods that a scheduler bound were judged by it, and fit. */
export function isPlacedByHand({ status }: Pod): boolean {
  return status?.conditions?.some(({ type }) => type === 'PodScheduled') !== true;
}

/** Whether the pod has ended. */
export function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/** Whether the pod is being deleted. */
export function isTerminating({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** What keeps the pod off the node, where the others run; undefined where it fits. */
export function rejectionOf(
  pod: Pod,
  node: Node,
  others: readonly Pod[],
): PodRejection | undefined {
  const { spec } = pod;
  const labels = node.metadata.labels ?? {};
  if (spec === undefined) {
    return undefined;
  }
  const os = spec.nodeSelector?.['kubernetes.io/os'];
  if (os !== undefined && os !== (labels['kubernetes.io/os'] ?? 'linux')) {
    return {
      reason: 'PodOSSelectorNodeLabelDoesNotMatch',
      message: "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label",
    };
  }
  if (spec.os?.name === 'windows') {
    const message = "Failed to admit pod as the OS field doesn't match node OS";
    return { reason: 'PodOSNotSupported', message };
  }
  const rules = { nodeSelector: spec.nodeSelector, affinity: spec.affinity?.nodeAffinity };
  return (
    shortage(pod, node, others) ??
    (matchesRequired(labels, node.metadata.name ?? '', rules)
      ? undefined
      : predicate('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")) ??
    portConflict(pod, others) ??
    untolerated(pod, node)
  );
}

/** Writes the pod's end, and says why. */
export function rejectPod(cluster: Cluster, pod: Pod, { reason, message }: PodRejection): void {
  cluster.event(pod, { type: 'Warning', reason, message });
  const { qosClass } = pod.status ?? {};
  cluster.updateStatus<Pod>({
    ...pod,
    status: {
      observedGeneration: pod.metadata.generation ?? 1,
      phase: 'Failed',
      reason,
      message: `Pod was rejected: ${message}`,
      startTime: cluster.timestamp,
      ...(qosClass === undefined ? {} : { qosClass }),
    },
  });
}

/** The first resource that is short; extended resources that the node has none of are not the kubelet's to judge. */
function shortage(pod: Pod, node: Node, others: readonly Pod[]): PodRejection | undefined {
  const { allocatable = {} } = node.status ?? {};
  const wanted = requestsOf(pod);
  const has = toAmounts(allocatable);
  const used = others.map(requestsOf);
  const sum = (of: (amounts: Amounts) => number): number =>
    used.reduce((total, amounts) => total + of(amounts), 0);
  const checks: readonly [name: string, requested: number, used: number, capacity: number][] = [
    ['pods', 1, others.length, wholeOf(allocatable['pods'])],
    ['cpu', wanted.milliCpu, sum(({ milliCpu }) => milliCpu), has.milliCpu],
    ['memory', wanted.memory, sum(({ memory }) => memory), has.memory],
    [
      'ephemeral-storage',
      wanted.ephemeralStorage,
      sum(({ ephemeralStorage }) => ephemeralStorage),
      has.ephemeralStorage,
    ],
    ...[...wanted.extended]
      .filter(([name]) => has.extended.has(name))
      .map(([name, amount]): [string, number, number, number] => [
        name,
        amount,
        sum(({ extended }) => extended.get(name) ?? 0),
        has.extended.get(name) ?? 0,
      ]),
  ];
  const short = checks.find(
    ([, requested, taken, capacity]) => requested > 0 && requested > capacity - taken,
  );
  if (short === undefined) {
    return undefined;
  }
  const [name, requested, taken, capacity] = short;
  return {
    reason: `OutOf${name}`,
    message: `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${taken}, capacity: ${capacity}`,
  };
}

function requestsOf({ spec }: Pod): Amounts {
  return podRequests(spec ?? { containers: [] });
}

function portConflict(pod: Pod, others: readonly Pod[]): PodRejection | undefined {
  const wanted = hostPortsOf(pod.spec ?? { containers: [] });
  const used =
    wanted.length === 0 ? [] : others.flatMap(({ spec }) => (spec ? hostPortsOf(spec) : []));
  return wanted.some(port => used.some(other => conflicts(port, other)))
    ? predicate('NodePorts', "node(s) didn't have free ports for the requested pod ports")
    : undefined;
}

function untolerated({ spec }: Pod, node: Node): PodRejection | undefined {
  const taint = findUntolerated(node.spec?.taints ?? [], spec?.tolerations ?? [], ['NoExecute']);
  return taint === undefined
    ? undefined
    : predicate('TaintToleration', 'node(s) had untolerated taint(s)');
}

function predicate(name: string, description: string): PodRejection {
  return { reason: name, message: `Predicate ${name} failed: ${description}` };
}
