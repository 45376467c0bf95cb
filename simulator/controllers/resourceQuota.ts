/**
 * The ResourceQuota controller: the status of a quota says what is limited and how much of it is used.
 *
 *     status: { hard: { pods: "2" }, used: { pods: "1" } }
 */
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isEqual } from '../api/equal.js';
import { qualifiedResource } from '../api/errors.js';
import { builtInKinds } from '../api/resources.js';
import type { ChangeNotice, Cluster, Controller, ControllerFactory } from '../kernel/types.js';

export const resourceQuotaController: ControllerFactory = environment => ({
  name: 'resourcequota-controller',
  watches: { ResourceQuota: keyOfQuota, '*': keysOfQuotasThere },
  reconcile(cluster, key) {
    const [namespace = '', name = ''] = key.split('/');
    const quota = cluster.get('ResourceQuota', namespace, name);
    if (quota === undefined) {
      return undefined;
    }
    const { hard } = (quota['spec'] ?? {}) as { readonly hard?: object };
    const used = Object.entries(environment.quotaUsage(quota)).filter(([resource]) =>
      isTracked(resource, cluster),
    );
    const status = { hard, used: Object.fromEntries(used) };
    if (!isEqual(quota['status'], status)) {
      cluster.updateStatus({ ...quota, status });
    }
    return undefined;
  },
});

const none: readonly string[] = [];
const definitionKind = 'apiextensions.k8s.io/CustomResourceDefinition';
const builtInResources = new Set(builtInKinds().map(qualifiedResource));

/** Events are not counted, and neither is what nobody has defined. */
function isTracked(resource: string, cluster: Cluster): boolean {
  if (!resource.startsWith('count/')) {
    return true;
  }
  const name = resource.slice('count/'.length);
  return builtInResources.has(name)
    ? name !== 'events'
    : cluster.list(definitionKind).some(({ metadata }) => metadata.name === name);
}

type Keys = ReturnType<Controller['watches'][string]>;

/** The quota itself, and the others of its namespace, which may count quotas. */
function keyOfQuota(change: ChangeNotice, cluster: Cluster): Keys {
  return change.type === 'DELETED' ? keysOfQuotasThere(change, cluster) : [keyOf(change.object)];
}

/** Use changes with what appears or goes, and with what a pod or claim asks for. */
function keysOfQuotasThere(change: ChangeNotice, cluster: Cluster): Keys {
  const { namespace } = change.object.metadata;
  if (namespace === undefined) {
    return none;
  }
  const quotas = cluster.list('ResourceQuota', namespace);
  if (quotas.length === 0) {
    return none;
  }
  const isNews =
    change.type !== 'MODIFIED' ||
    change.object['spec'] !== change.previous?.['spec'] ||
    phaseOf(change.object) !== phaseOf(change.previous);
  return isNews ? quotas.map(keyOf) : none;
}

function keyOf(object: KubernetesObject): string {
  return `${object.metadata.namespace}/${object.metadata.name}`;
}

function phaseOf(object: KubernetesObject | undefined): string | undefined {
  return ((object?.['status'] ?? {}) as { readonly phase?: string }).phase;
}
