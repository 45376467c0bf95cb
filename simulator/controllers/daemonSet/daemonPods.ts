// The pods of a DaemonSet by the node they are for.
// After pkg/controller/daemon/daemon_controller.go: getNodesToDaemonPods.

import type { DaemonSet, Pod } from '../../../schemas/built/types.js';
import { compareText } from '../common/compareText.js';
import { isTerminal } from '../common/pods.js';
import { REVISION_LABEL } from '../common/revisionHistory.js';

const GENERATION_LABEL = 'pod-template-generation';
const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation';

/** Pods by the name of their node, each list the scheduled and oldest first. */
export type PodsByNode = ReadonlyMap<string, readonly Pod[]>;

/** Groups the pods; those that are finished and being deleted are left out. */
export function groupByNode(pods: readonly Pod[]): PodsByNode {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    const nodeName = targetNodeOf(pod);
    if (nodeName === undefined || (isTerminal(pod) && isDeleting(pod))) {
      continue;
    }
    const group = groups.get(nodeName);
    if (group === undefined) {
      groups.set(nodeName, [pod]);
    } else {
      group.push(pod);
      group.sort(compareDaemonPods);
    }
  }
  return groups;
}

/** The node a pod runs on or, before it is bound, is meant for. */
export function targetNodeOf(pod: Pod): string | undefined {
  if (pod.spec?.nodeName !== undefined && pod.spec.nodeName !== '') {
    return pod.spec.nodeName;
  }
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  for (const term of required?.nodeSelectorTerms ?? []) {
    const field = term.matchFields?.find(({ key }) => key === 'metadata.name');
    if (field?.operator === 'In' && field.values?.length === 1) {
      return field.values[0];
    }
  }
  return undefined;
}

export function isDeleting(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

/** Whether the pod is of the present template. */
export function isUpdated(pod: Pod, hash: string, generation: string | undefined): boolean {
  const { labels } = pod.metadata;
  return (
    labels?.[REVISION_LABEL] === hash ||
    (generation !== undefined && labels?.[GENERATION_LABEL] === generation)
  );
}

/** The number of the present template, as the API server counts them. */
export function templateGenerationOf(set: DaemonSet): string | undefined {
  return set.metadata.annotations?.[GENERATION_ANNOTATION];
}

/** The labels by which pods tell their template. */
export function templateLabels(set: DaemonSet, hash: string): Readonly<Record<string, string>> {
  const generation = templateGenerationOf(set);
  return {
    ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }),
    [REVISION_LABEL]: hash,
  };
}

function compareDaemonPods(a: Pod, b: Pod): number {
  const isBound = (pod: Pod): number => (pod.spec?.nodeName ? 0 : 1);
  return (
    isBound(a) - isBound(b) ||
    compareText(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') ||
    compareText(a.metadata.name ?? '', b.metadata.name ?? '')
  );
}
