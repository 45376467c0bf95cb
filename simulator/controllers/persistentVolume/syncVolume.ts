// The phase of one volume: Available, Bound, or Released when its claim is gone, and then what its policy asks for.
// After pkg/controller/volume/persistentvolume/pv_controller.go: syncVolume.

import type { PersistentVolume, PersistentVolumeClaim } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { isMeantFor } from '../../volumes/findMatchingVolume.js';
import { discardVolume } from './discardVolume.js';

/** Writes the phase the volume is in now, if it is another one; a released volume is reclaimed. */
export function syncVolume(cluster: Cluster, volume: PersistentVolume): void {
  const phase = phaseOf(cluster, volume);
  const current = volume.status?.phase === phase ? volume : writePhase(cluster, volume, phase);
  if (phase === 'Released' && volume.spec?.persistentVolumeReclaimPolicy === 'Delete') {
    discardVolume(cluster, current);
  }
}

function writePhase(cluster: Cluster, volume: PersistentVolume, phase: string): PersistentVolume {
  const { message: _message, ...status } = volume.status ?? {};
  return cluster.updateStatus<PersistentVolume>({
    ...volume,
    status: { ...status, phase, lastPhaseTransitionTime: cluster.timestamp },
  });
}

function phaseOf(cluster: Cluster, volume: PersistentVolume): string {
  const { claimRef } = volume.spec ?? {};
  if (claimRef === undefined || (claimRef.uid ?? '') === '') {
    return 'Available';
  }
  const claim = cluster.get<PersistentVolumeClaim>(
    'PersistentVolumeClaim',
    claimRef.namespace ?? '',
    claimRef.name ?? '',
  );
  if (claim === undefined || !isMeantFor(volume, claim)) {
    return volume.status?.phase === 'Failed' ? 'Failed' : 'Released';
  }
  const isComplete = claim.spec?.volumeName === volume.metadata.name;
  return isComplete ? 'Bound' : (volume.status?.phase ?? 'Available');
}
