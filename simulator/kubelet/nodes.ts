// The part of the kubelets that is about nodes: which to look at, and what is known of one.

import type { Node, Pod } from '../../schemas/built/types.js';
import { type ChangeNotice, type Cluster, failedNodeAnnotation } from '../kernel/types.js';
import { keepLease, reportNode } from './nodeStatus.js';

/** Keys of nodes; those of pods are `namespace/name`. */
export const nodePrefix = 'node:';

const none: readonly string[] = [];

/** A node that came, or whose kubelet stopped or came back: its pods are looked at again. */
export function onNode(
  { type, object, previous }: ChangeNotice,
  cluster: Cluster,
): readonly string[] {
  const wasFailed = previous !== undefined && isFailed(previous as Node);
  if (type === 'DELETED' || (type === 'MODIFIED' && isFailed(object as Node) === wasFailed)) {
    return none;
  }
  const name = object.metadata.name ?? '';
  const pods = cluster.podsOnNode<Pod>(name);
  return [
    `${nodePrefix}${name}`,
    ...pods.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
  ];
}

/** Posts the node's lease and status; the node, if its kubelet runs. */
export function lookAtNode(cluster: Cluster, name: string): Node | undefined {
  const node = cluster.get<Node>('Node', '', name);
  if (node === undefined) {
    return undefined;
  }
  keepLease(cluster, node, isFailed(node) ? 'failed' : 'alive');
  if (isFailed(node)) {
    return undefined;
  }
  reportNode(cluster, name);
  return cluster.get<Node>('Node', '', name);
}

/** Whether the node's kubelet has stopped. */
export function isFailed(node: Node): boolean {
  return node.metadata.annotations?.[failedNodeAnnotation] !== undefined;
}

/** Where the node is reached. */
export function addressOf(node: Node): string {
  const internal = node.status?.addresses?.find(({ type }) => type === 'InternalIP');
  return internal?.address ?? '';
}
