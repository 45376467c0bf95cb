// The ephemeral volume controller: makes the claims of a pod's generic ephemeral volumes, which go with the pod.
// https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes

import type { PersistentVolumeClaim, Pod, Volume } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import type { Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { ephemeralClaimName, foreignClaimFault } from '../../volumes/ephemeralClaim.js';
import { getByKey, keyOf } from '../common/keys.js';
import { controllerReference } from '../common/ownership.js';

const none: readonly string[] = [];
/** The scheduler looks at a new pod before its claims are made. */
const firstLookMs = 10;
const retryMs = 1_000;
const claimKind = 'PersistentVolumeClaim';

/** One controller per simulation. */
export const ephemeralVolumeController: ControllerFactory = () => {
  /** Pods that just came. */
  const fresh = new Set<string>();
  return {
    name: 'ephemeral_volume',
    pods: 'withClaims',
    watches: {
      Pod: ({ type, object }) => {
        if (type !== 'ADDED' || !hasEphemeral(object as Pod)) {
          return none;
        }
        fresh.add(keyOf(object));
        return [keyOf(object)];
      },
      [claimKind]: ({ type, object }) =>
        type === 'DELETED'
          ? (object.metadata.ownerReferences ?? [])
              .filter(({ kind, controller }) => kind === 'Pod' && controller === true)
              .map(({ name }) => `${object.metadata.namespace}/${name}`)
          : none,
    },
    reconcile(cluster, key) {
      if (fresh.delete(key)) {
        return { afterMs: firstLookMs };
      }
      const pod = getByKey<Pod>(cluster, 'Pod', key);
      return pod === undefined || pod.metadata.deletionTimestamp !== undefined
        ? undefined
        : provide(cluster, pod);
    },
  };
};

function hasEphemeral({ spec }: Pod): boolean {
  return spec?.volumes?.some(({ ephemeral }) => ephemeral !== undefined) ?? false;
}

function provide(cluster: Cluster, pod: Pod): Requeue | undefined {
  for (const volume of pod.spec?.volumes ?? []) {
    const fault = provideVolume(cluster, pod, volume);
    if (fault !== undefined) {
      const message = `ephemeral volume ${volume.name}: ${fault}`;
      cluster.event(pod, { type: 'Warning', reason: 'FailedBinding', message });
      return { afterMs: retryMs };
    }
  }
  return undefined;
}

/** Makes the volume's claim where there is none; what went wrong, in words. */
function provideVolume(
  cluster: Cluster,
  pod: Pod,
  { name: volumeName, ephemeral }: Volume,
): string | undefined {
  const template = ephemeral?.volumeClaimTemplate;
  if (template === undefined) {
    return undefined;
  }
  const name = ephemeralClaimName(pod, volumeName);
  const namespace = pod.metadata.namespace ?? '';
  const known = cluster.get<PersistentVolumeClaim>(claimKind, namespace, name);
  if (known !== undefined) {
    return foreignClaimFault(pod, known);
  }
  const { labels, annotations } = template.metadata ?? {};
  try {
    cluster.create<PersistentVolumeClaim>({
      apiVersion: 'v1',
      kind: claimKind,
      metadata: {
        name,
        namespace,
        ...(labels === undefined ? {} : { labels }),
        ...(annotations === undefined ? {} : { annotations }),
        ownerReferences: [controllerReference(pod)],
      },
      spec: template.spec,
    });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return `create PVC ${name}: ${error.message}`;
    }
    throw error;
  }
}
