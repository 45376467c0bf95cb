// Filter VolumeZone: a volume that names its zone by labels is reached from nodes of that zone only.

import type { PersistentVolume, PersistentVolumeClaim } from '../../../schemas/built/types.js';
import { type Attempt, type FilterPlugin, rejection } from '../state/plugin.js';
import { claimNames } from '../state/schedulerState.js';

const elsewhere = rejection('VolumeZone', 'node(s) had no available volume zone', 'final');
const topologyKeys = [
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
];

/** Rejects nodes outside the zones of the bound volumes; nodes without zone labels pass. */
export const volumeZone: FilterPlugin = {
  name: 'VolumeZone',
  prepare(attempt) {
    if (!attempt.podClass.hasClaims) {
      return undefined;
    }
    const wanted = boundVolumes(attempt).flatMap(zonesOf);
    if (wanted.length === 0) {
      return undefined;
    }
    return ({ labels }) => {
      const knowsZones = topologyKeys.some(key => labels[key] !== undefined);
      return knowsZones && !wanted.every(({ key, values }) => values.includes(labels[key] ?? ''))
        ? elsewhere
        : undefined;
    };
  },
};

function boundVolumes({ pod, podClass, cluster }: Attempt): readonly PersistentVolume[] {
  return claimNames(pod).flatMap(name => {
    const claim = cluster.get<PersistentVolumeClaim>(
      'PersistentVolumeClaim',
      podClass.namespace,
      name,
    );
    const volume = cluster.get<PersistentVolume>(
      'PersistentVolume',
      '',
      claim?.spec?.volumeName ?? '',
    );
    return volume === undefined ? [] : [volume];
  });
}

function zonesOf(volume: PersistentVolume): { key: string; values: readonly string[] }[] {
  return topologyKeys.flatMap(key => {
    const value = volume.metadata?.labels?.[key];
    return value === undefined ? [] : [{ key, values: value.split('__') }];
  });
}
