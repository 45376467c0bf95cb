// PodTopologyLabels: a pod made for a node carries the node's zone and region. Bound pods get them with the binding.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { nodeNameOf } from '../store.js';
import { isPodCreation } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

const keys = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];

export const podTopologyLabels: AdmissionPlugin = {
  name: 'PodTopologyLabels',
  mutate(request, view) {
    const nodeName = nodeNameOf(request.object);
    if (!isPodCreation(request) || nodeName === undefined) {
      return request.object;
    }
    const node = view.get('Node', '', nodeName);
    return node === undefined ? request.object : withTopologyLabels(request.object, node);
  },
};

/** The pod with the topology labels of its node; the pod itself where the node has none. */
export function withTopologyLabels(
  pod: KubernetesObject,
  node: KubernetesObject,
): KubernetesObject {
  const copied: Record<string, string> = {};
  for (const key of keys) {
    const value = node.metadata.labels?.[key];
    if (value !== undefined) {
      copied[key] = value;
    }
  }
  return Object.keys(copied).length === 0
    ? pod
    : { ...pod, metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...copied } } };
}
