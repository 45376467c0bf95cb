// Whether a kubelet takes a pod that no scheduler placed: it must fit the node.
// After pkg/kubelet/lifecycle/predicate.go.

import type { Node, Pod } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { matchesRequired } from '../scheduler/filters/nodeAffinity.js';
import { conflicts } from '../scheduler/filters/nodePorts.js';
import {
  type Amounts,
  amountOf,
  podRequests,
  toAmounts,
  wholeOf,
} from '../scheduler/state/amounts.js';
import { hostPortsOf } from '../scheduler/state/podClass.js';
import { findUntolerated } from '../scheduler/state/tolerations.js';
import { isCritical, podsToPreempt, type Shortage } from './preemption.js';

/** Why a pod is not taken: the reason of its status, and the words of the event. */
export interface PodRejection {
  readonly reason: string;
  readonly message: string;
}

/** Pods that a scheduler bound were judged by it, and fit. */
export function isPlacedByHand({ status }: Pod): boolean {
  return status?.conditions?.some(({ type }) => type === 'PodScheduled') !== true;
}

/** Whether the pod is being deleted. */
export function isTerminating({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** What becomes of a pod that names its node: it is turned away, or others end for it; nothing where it fits. */
export interface Admission {
  readonly rejection?: PodRejection | undefined;
  readonly preempted?: readonly Pod[];
}

/** Whether the pod fits beside the others that run; where only resources are short, a critical one gets room. */
export function judgeAdmission(pod: Pod, node: Node, others: readonly Pod[]): Admission {
  const failures = failuresOf(pod, node, others);
  const shortages = failures.flatMap(({ shortage }) => (shortage === undefined ? [] : [shortage]));
  if (!isCritical(pod) || shortages.length < failures.length) {
    const decisive = isCritical(pod)
      ? failures.find(({ shortage }) => shortage === undefined)
      : failures[0];
    return { rejection: decisive?.rejection };
  }
  const preempted = podsToPreempt(pod, others, shortages);
  return typeof preempted === 'string' ? { rejection: unexpected(preempted) } : { preempted };
}

/** What keeps the pod off the node, where the others run; undefined where it fits. */
export function rejectionOf(
  pod: Pod,
  node: Node,
  others: readonly Pod[],
): PodRejection | undefined {
  return failuresOf(pod, node, others)[0]?.rejection;
}

/** One thing that keeps a pod off a node; `shortage` where it is a resource. */
interface Failure {
  readonly rejection: PodRejection;
  readonly shortage?: Shortage;
}

function failuresOf(pod: Pod, node: Node, others: readonly Pod[]): readonly Failure[] {
  const { spec } = pod;
  const labels = node.metadata.labels ?? {};
  if (spec === undefined) {
    return [];
  }
  const os = spec.nodeSelector?.['kubernetes.io/os'];
  if (os !== undefined && os !== (labels['kubernetes.io/os'] ?? 'linux')) {
    const message = "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label";
    return [{ rejection: { reason: 'PodOSSelectorNodeLabelDoesNotMatch', message } }];
  }
  if (spec.os?.name === 'windows') {
    const message = "Failed to admit pod as the OS field doesn't match node OS";
    return [{ rejection: { reason: 'PodOSNotSupported', message } }];
  }
  const rules = { nodeSelector: spec.nodeSelector, affinity: spec.affinity?.nodeAffinity };
  const predicated = [
    matchesRequired(labels, node.metadata.name ?? '', rules)
      ? undefined
      : predicate('NodeAffinity', "node(s) didn't match Pod's node affinity/selector"),
    portConflict(pod, others),
    untolerated(pod, node),
  ];
  const predicates = predicated.flatMap(rejection =>
    rejection === undefined ? [] : [{ rejection }],
  );
  return [...shortagesOf(pod, node, others), ...predicates];
}

function unexpected(why: string): PodRejection {
  const found = `preemption: error finding a set of pods to preempt: ${why}`;
  const message = `Unexpected error while attempting to recover from admission failure: ${found}`;
  return { reason: 'UnexpectedAdmissionError', message };
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

/** The resources that are short; extended ones that the node has none of are not the kubelet's to judge. */
function shortagesOf(pod: Pod, node: Node, others: readonly Pod[]): readonly Failure[] {
  const { allocatable = {} } = node.status ?? {};
  const wanted = requestsOf(pod);
  const has = toAmounts(allocatable);
  const used = others.map(requestsOf);
  const extended = [...wanted.extended.keys()].filter(name => has.extended.has(name));
  const checks: readonly Check[] = [
    { name: 'pods', requested: 1, used: others.length, capacity: wholeOf(allocatable['pods']) },
    ...['cpu', 'memory', 'ephemeral-storage', ...extended].map(name => ({
      name,
      requested: amountOf(wanted, name),
      used: used.reduce((total, amounts) => total + amountOf(amounts, name), 0),
      capacity: amountOf(has, name),
    })),
  ];
  return checks
    .filter(({ requested, used, capacity }) => requested > 0 && requested > capacity - used)
    .map(failureOf);
}

interface Check {
  readonly name: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

function failureOf({ name, requested, used, capacity }: Check): Failure {
  const figures = `requested: ${requested}, used: ${used}, capacity: ${capacity}`;
  const message = `Node didn't have enough resource: ${name}, ${figures}`;
  return {
    rejection: { reason: `OutOf${name}`, message },
    shortage: { resource: name, amount: requested - (capacity - used) },
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
