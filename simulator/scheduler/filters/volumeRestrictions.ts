// Filter VolumeRestrictions: a ReadWriteOncePod claim serves one pod in the whole cluster, and a disk that is named
// directly one pod of a node, or several that only read it.
// After pkg/scheduler/framework/plugins/volumerestrictions.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PersistentVolumeClaim } from '../../../schemas/built/types.js';
import { type Disk, isDiskConflict } from '../state/disks.js';
import type { NodeState } from '../state/nodeTable.js';
import { type Attempt, type FilterPlugin, rejection } from '../state/plugin.js';
import { claimNames } from '../state/schedulerState.js';

const inUse = rejection(
  'VolumeRestrictions',
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  'resolvable',
);

const noDisk = rejection('VolumeRestrictions', 'node(s) had no available disk', 'resolvable');

/**
 * Rejects nodes where a pod holds a disk of this pod, and every node while another pod uses a ReadWriteOncePod claim of
 * this one.
 */
export const volumeRestrictions: FilterPlugin = {
  name: 'VolumeRestrictions',
  prepare(attempt) {
    const { podClass, state } = attempt;
    const { namespace, disks } = podClass;
    const exclusive = podClass.hasClaims ? exclusiveClaims(attempt) : [];
    const isInUse = exclusive.length > 0 && state.usesClaim(namespace, exclusive);
    if (!isInUse && disks.length === 0) {
      return undefined;
    }
    return node => {
      if (disks.some(disk => isHeld(disk, node))) {
        return noDisk;
      }
      return isInUse && state.usesClaim(namespace, exclusive) ? inUse : undefined;
    };
  },
};

function isHeld(disk: Disk, { pods }: NodeState): boolean {
  for (const { podClass } of pods.values()) {
    if (podClass.disks.some(held => isDiskConflict(disk, held))) {
      return true;
    }
  }
  return false;
}

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
