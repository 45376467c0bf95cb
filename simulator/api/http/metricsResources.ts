// The resources of metrics.k8s.io, which are served where anybody tells what containers use.

import type { Resource } from '../../../core/kubernetes/schema.js';
import type { ServedResource } from './servedResources.js';

/** The group that metrics-server serves. */
export const METRICS_GROUP = 'metrics.k8s.io';
/** Its one version. */
export const METRICS_API_VERSION = `${METRICS_GROUP}/v1beta1`;

/** Nodes and pods, computed on request. */
export const metricsResources: readonly ServedResource[] = [
  toServed('NodeMetrics', 'nodes', false),
  toServed('PodMetrics', 'pods', true),
];

function toServed(kind: string, plural: string, namespaced: boolean): ServedResource {
  const resource: Resource = {
    group: METRICS_GROUP,
    version: 'v1beta1',
    kind,
    plural,
    singular: '',
    namespaced,
    shortNames: [],
    categories: [],
    verbs: ['get', 'list'],
    subresources: [],
    columns: [],
  };
  const groupKind = `${METRICS_GROUP}/${kind}`;
  return {
    resource,
    apiVersion: METRICS_API_VERSION,
    groupKind,
    storedApiVersion: METRICS_API_VERSION,
    type: undefined,
  };
}
