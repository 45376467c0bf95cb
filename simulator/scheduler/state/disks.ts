// Disks that pods name in their volumes directly: drivers of Kubernetes' own that let few pods of a node share one.

import type { PodSpec } from '../../../schemas/built/types.js';

/** A disk by what identifies it. Of a Ceph image one common monitor is enough. */
export interface Disk {
  readonly kind: 'gce' | 'aws' | 'iscsi' | 'rbd';
  readonly id: string;
  readonly monitors?: readonly string[];
  readonly readOnly: boolean;
}

type Volume = NonNullable<PodSpec['volumes']>[number];

/** The disk of a volume; undefined for volumes of other sorts. */
export function diskOf(volume: Volume): Disk | undefined {
  const { gcePersistentDisk, awsElasticBlockStore, iscsi, rbd } = volume;
  if (gcePersistentDisk !== undefined) {
    const { pdName, readOnly = false } = gcePersistentDisk;
    return { kind: 'gce', id: pdName, readOnly };
  }
  if (awsElasticBlockStore !== undefined) {
    return { kind: 'aws', id: awsElasticBlockStore.volumeID, readOnly: false };
  }
  if (iscsi !== undefined) {
    return { kind: 'iscsi', id: iscsi.iqn, readOnly: iscsi.readOnly ?? false };
  }
  if (rbd !== undefined) {
    const { pool = 'rbd', image, monitors, readOnly = false } = rbd;
    return { kind: 'rbd', id: JSON.stringify([pool, image]), monitors, readOnly };
  }
  return undefined;
}

/** The disks of a pod. */
export function disksOf({ volumes = [] }: PodSpec): readonly Disk[] {
  return volumes.flatMap(volume => diskOf(volume) ?? []);
}

/** Whether two pods with these disks cannot share a node: they are one, and not both read it only. */
export function isDiskConflict(a: Disk, b: Disk): boolean {
  const { monitors } = b;
  return (
    a.kind === b.kind &&
    a.id === b.id &&
    (a.monitors === undefined || a.monitors.some(monitor => monitors?.includes(monitor))) &&
    !(a.readOnly && b.readOnly)
  );
}
