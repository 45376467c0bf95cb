// Policy Delete for volumes made by hand: only some host paths can be deleted by the control plane itself.
// After pkg/controller/volume/persistentvolume/pv_controller.go: deleteVolumeOperation, and the deleter of host_path.

import type { PersistentVolume } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';

const provisionedBy = 'pv.kubernetes.io/provisioned-by';
const inTreePrefix = 'kubernetes.io/';
const deletablePath = /\/tmp\/.+/;

/** Deletes a released volume, or marks it as Failed; one that an external provisioner made is left to that. */
export function discardVolume(cluster: Cluster, volume: PersistentVolume): void {
  const provisioner = volume.metadata.annotations?.[provisionedBy] ?? '';
  if (provisioner !== '' && !provisioner.startsWith(inTreePrefix)) {
    return;
  }
  const fault = deletionFault(volume);
  if (fault === undefined) {
    cluster.delete('PersistentVolume', { namespace: '', name: volume.metadata.name ?? '' });
    return;
  }
  const failed = cluster.updateStatus<PersistentVolume>({
    ...volume,
    status: {
      ...volume.status,
      phase: 'Failed',
      message: fault,
      lastPhaseTransitionTime: cluster.timestamp,
    },
  });
  cluster.event(failed, { type: 'Warning', reason: 'VolumeFailedDelete', message: fault });
}

function deletionFault({ metadata, spec }: PersistentVolume): string | undefined {
  const { hostPath } = spec ?? {};
  if (hostPath !== undefined) {
    return deletablePath.test(hostPath.path)
      ? undefined
      : `host_path deleter only supports /tmp/.+ but received provided ${hostPath.path}`;
  }
  const hasPlugin = spec?.nfs !== undefined || spec?.local !== undefined;
  const cause = hasPlugin ? 'no deletable volume plugin matched' : 'no volume plugin matched';
  return `error getting deleter volume plugin for volume "${metadata.name}": ${cause}`;
}
