// The binding subresource: a pod gets its node, once.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ObjectKey } from '../kernel/types.js';
import { withTopologyLabels } from './admission/podTopologyLabels.js';
import type { AdmissionRequest } from './admission/types.js';
import { conflict, notFound } from './errors.js';
import type { ServerView } from './serverView.js';
import { nodeNameOf } from './store.js';

interface Status {
  readonly conditions?: readonly Condition[];
  readonly nominatedNodeName?: string;
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** The pod bound to the node, with the node's topology labels, PodScheduled true and no nomination. Throws `ApiError`. */
export function bindPod(
  pod: KubernetesObject,
  nodeName: string,
  view: ServerView,
): KubernetesObject {
  const { name = '' } = pod.metadata;
  if (pod.metadata.deletionTimestamp !== undefined) {
    throw conflict('Pod', name, `pod ${name} is being deleted, cannot be assigned to a host`);
  }
  const bound = nodeNameOf(pod);
  if (bound !== undefined) {
    throw conflict('Pod', name, `pod ${name} is already assigned to node "${bound}"`);
  }
  const node = view.get('Node', '', nodeName);
  if (node === undefined) {
    throw notFound('Node', nodeName);
  }
  const { nominatedNodeName: _nominated, ...status } = (pod['status'] ?? {}) as Status;
  const others = (status.conditions ?? []).filter(condition => condition.type !== 'PodScheduled');
  const scheduled = {
    type: 'PodScheduled',
    observedGeneration: pod.metadata.generation,
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: view.timestamp,
  };
  return {
    ...withTopologyLabels(pod, node),
    spec: { ...(pod['spec'] as object), nodeName },
    status: { ...status, conditions: [...others, scheduled] },
  };
}

/** The binding as admission sees it. */
export function bindingRequest({ namespace, name }: ObjectKey, nodeName: string): AdmissionRequest {
  return {
    operation: 'CREATE',
    subresource: 'binding',
    groupKind: 'Pod',
    object: {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, namespace },
      target: { kind: 'Node', name: nodeName },
    },
    previous: undefined,
  };
}
