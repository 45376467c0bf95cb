// The rows of storage: claims, volumes, classes, CSI.

import type {
  CSIDriver,
  CSINode,
  PersistentVolume,
  PersistentVolumeClaim,
  StorageClass,
  VolumeAttachment,
  VolumeAttributesClass,
} from '../../../schemas/built/types.js';
import { type Cell, UNSET } from './cell.js';
import { ageOf } from './duration.js';

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_CLASS_BETA = 'storageclass.beta.kubernetes.io/is-default-class';

const SHORT_MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

function showModes(modes: readonly string[] | undefined): string {
  const present = new Set(modes);
  const short = Object.keys(SHORT_MODES).filter(mode => present.has(mode));
  return short.map(mode => SHORT_MODES[mode]).join(',');
}

/** The cells of a PersistentVolumeClaim. */
export function persistentVolumeClaimCells(
  object: PersistentVolumeClaim,
  nowMs: number,
): readonly Cell[] {
  const { spec, status, metadata } = object;
  const isBound = (spec?.volumeName ?? '') !== '';
  return [
    metadata.name ?? '',
    metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating',
    spec?.volumeName ?? '',
    isBound ? String(status?.capacity?.['storage'] ?? '') : '',
    isBound ? showModes(status?.accessModes) : '',
    metadata.annotations?.[CLASS_ANNOTATION] ?? spec?.storageClassName ?? '',
    spec?.volumeAttributesClassName ?? UNSET,
    ageOf(metadata.creationTimestamp, nowMs),
    spec?.volumeMode ?? UNSET,
  ];
}

/** The cells of a PersistentVolume. */
export function persistentVolumeCells(object: PersistentVolume, nowMs: number): readonly Cell[] {
  const { spec, status, metadata } = object;
  const claim = spec?.claimRef;
  return [
    metadata.name ?? '',
    String(spec?.capacity?.['storage'] ?? ''),
    showModes(spec?.accessModes),
    spec?.persistentVolumeReclaimPolicy ?? '',
    metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating',
    claim === undefined ? '' : `${claim.namespace ?? ''}/${claim.name ?? ''}`,
    metadata.annotations?.[CLASS_ANNOTATION] ?? spec?.storageClassName ?? '',
    spec?.volumeAttributesClassName ?? UNSET,
    status?.reason ?? '',
    ageOf(metadata.creationTimestamp, nowMs),
    spec?.volumeMode ?? UNSET,
  ];
}

/** The cells of a StorageClass. */
export function storageClassCells(object: StorageClass, nowMs: number): readonly Cell[] {
  const annotations = object.metadata.annotations ?? {};
  const isDefault =
    annotations[DEFAULT_CLASS] === 'true' || annotations[DEFAULT_CLASS_BETA] === 'true';
  return [
    `${object.metadata.name ?? ''}${isDefault ? ' (default)' : ''}`,
    object.provisioner,
    object.reclaimPolicy ?? 'Delete',
    object.volumeBindingMode ?? 'Immediate',
    object.allowVolumeExpansion ?? false,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a VolumeAttachment. */
export function volumeAttachmentCells(object: VolumeAttachment, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.attacher ?? '',
    object.spec?.source?.persistentVolumeName ?? '',
    object.spec?.nodeName ?? '',
    object.status?.attached ?? false,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a VolumeAttributesClass. */
export function volumeAttributesClassCells(
  object: VolumeAttributesClass,
  nowMs: number,
): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.driverName,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a CSINode. */
export function csiNodeCells(object: CSINode, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    object.spec?.drivers?.length ?? 0,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a CSIDriver. */
export function csiDriverCells(object: CSIDriver, nowMs: number): readonly Cell[] {
  const { spec, metadata } = object;
  const tokens = (spec?.tokenRequests ?? []).map(({ audience }) => audience).join(',');
  return [
    metadata.name ?? '',
    spec?.attachRequired ?? true,
    spec?.podInfoOnMount ?? false,
    spec?.storageCapacity ?? false,
    tokens || UNSET,
    spec?.requiresRepublish ?? false,
    (spec?.volumeLifecycleModes ?? []).join(',') || 'Persistent',
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}
