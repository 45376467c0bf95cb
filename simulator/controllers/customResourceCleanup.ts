/**
 * The finalizing controller of custom resources: the objects of a definition that is being deleted go with it.
 *
 *     metadata.finalizers: [customresourcecleanup.apiextensions.k8s.io]
 */
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { CustomResourceDefinition } from '../../schemas/built/types.js';
import { cleanupFinalizer, withTerminating } from '../api/deletion.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../kernel/types.js';

const definitionKind = 'apiextensions.k8s.io/CustomResourceDefinition';
/** How often objects with finalizers of their own are looked for again. */
const pollMs = 5_000;

type Definition = CustomResourceDefinition & KubernetesObject;

export const customResourceCleanupController: ControllerFactory = () => ({
  name: 'crd-finalizer',
  watches: { [definitionKind]: keyOfDoomed },
  reconcile(cluster, name) {
    const definition = cluster.get<Definition>(definitionKind, '', name);
    return definition === undefined || !isDoomed(definition)
      ? undefined
      : cleanUp(cluster, definition);
  },
});

function keyOfDoomed({ type, object }: ChangeNotice): readonly string[] {
  return type !== 'DELETED' && isDoomed(object) ? [object.metadata.name ?? ''] : [];
}

function isDoomed({ metadata }: KubernetesObject): boolean {
  const isKept = metadata.finalizers?.includes(cleanupFinalizer) ?? false;
  return metadata.deletionTimestamp !== undefined && isKept;
}

function cleanUp(cluster: Cluster, definition: Definition): Requeue | undefined {
  const { group, names } = definition.spec;
  const groupKind = `${group}/${names.kind}`;
  for (const { metadata } of cluster.list(groupKind)) {
    if (metadata.deletionTimestamp === undefined) {
      const { namespace = '', name = '' } = metadata;
      cluster.delete(groupKind, { namespace, name });
    }
  }
  if (cluster.list(groupKind).length > 0) {
    tell(cluster, definition, {
      status: 'True',
      reason: 'InstanceDeletionInProgress',
      message: 'CustomResource deletion is in progress',
    });
    return { afterMs: pollMs };
  }
  const told = tell(cluster, definition, {
    status: 'False',
    reason: 'InstanceDeletionCompleted',
    message: 'removed all instances',
  });
  const finalizers = (told.metadata.finalizers ?? []).filter(name => name !== cleanupFinalizer);
  cluster.update<Definition>({ ...told, metadata: { ...told.metadata, finalizers } });
  return undefined;
}

function tell(
  cluster: Cluster,
  definition: Definition,
  verdict: { readonly status: string; readonly reason: string; readonly message: string },
): Definition {
  const before = definition.status?.conditions?.find(({ type }) => type === 'Terminating');
  if (before?.reason === verdict.reason) {
    return definition;
  }
  const isSame = before?.status === verdict.status;
  const lastTransitionTime = isSame ? before?.lastTransitionTime : cluster.timestamp;
  const status = withTerminating(definition.status, { ...verdict, lastTransitionTime });
  return cluster.updateStatus<Definition>({ ...definition, status } as Definition);
}
