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

interface ScheduledCondition extends Condition {
  readonly observedGeneration: number | undefined;
  readonly lastProbeTime: null;
  readonly lastTransitionTime: string;
}

/** Binds pods. Those that had no condition before and are bound in one second share the list they get. */
export class Bindings {
  #conditions: readonly ScheduledCondition[] = [];

  /** The pod bound to the node, with the node's topology labels, PodScheduled true and no nomination. Throws `ApiError`. */
  bind(pod: KubernetesObject, nodeName: string, view: ServerView): KubernetesObject {
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
    const status = withoutNomination((pod['status'] ?? {}) as Status);
    const scheduled = this.#scheduled(pod.metadata.generation, view.timestamp);
    const others = status.conditions?.filter(({ type }) => type !== 'PodScheduled') ?? [];
    const conditions = others.length === 0 ? scheduled : [...others, ...scheduled];
    return {
      ...withTopologyLabels(pod, node),
      spec: { ...(pod['spec'] as object), nodeName },
      status: { ...status, conditions },
    };
  }

  #scheduled(
    observedGeneration: number | undefined,
    lastTransitionTime: string,
  ): readonly ScheduledCondition[] {
    const [last] = this.#conditions;
    if (
      last?.observedGeneration !== observedGeneration ||
      last?.lastTransitionTime !== lastTransitionTime
    ) {
      const type = 'PodScheduled';
      const always = { status: 'True', lastProbeTime: null };
      this.#conditions = [{ type, observedGeneration, ...always, lastTransitionTime }];
    }
    return this.#conditions;
  }
}

function withoutNomination(status: Status): Omit<Status, 'nominatedNodeName'> {
  if (status.nominatedNodeName === undefined) {
    return status;
  }
  const { nominatedNodeName: _nominated, ...others } = status;
  return others;
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
