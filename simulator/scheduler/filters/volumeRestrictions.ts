// Filter VolumeRestrictions: a ReadWriteOncePod claim serves one pod in the whole cluster.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PersistentVolumeClaim } from '../../../schemas/built/types.js';
import { type Attempt, type FilterPlugin, rejection } from '../state/plugin.js';
import { claimNames } from '../state/schedulerState.js';

const inUse = rejection(
  'VolumeRestrictions',
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  'resolvable',
);

/** Rejects the node whose pod uses a ReadWriteOncePod claim of this pod; any other node while one does. */
export const volumeRestrictions: FilterPlugin = {
  name: 'VolumeRestrictions',
  prepare(attempt) {
    if (!attempt.podClass.hasClaims) {
      return undefined;
    }
    const exclusive = exclusiveClaims(attempt);
    if (exclusive.length === 0 || !attempt.state.usesClaim(attempt.podClass.namespace, exclusive)) {
      return undefined;
    }
    return () =>
      attempt.state.usesClaim(attempt.podClass.namespace, exclusive) ? inUse : undefined;
  },
};

function exclusiveClaims({ pod, podClass, cluster }: Attempt): readonly string[] {
  return claimNames(pod).filter(name =>
    cluster
      .get<PersistentVolumeClaim & KubernetesObject>(
        'PersistentVolumeClaim',
        podClass.namespace,
        name,
      )
      ?.spec?.accessModes?.includes('ReadWriteOncePod'),
  );
}
