// Which PersistentVolume serves a claim: the smallest that suffices. For the binding controller and the scheduler.
// After component-helpers/storage/volume/pv_helpers.go: FindMatchingVolume.

import { matchesSelector } from '../../core/kubernetes/selector.js';
import type { Node, PersistentVolume, PersistentVolumeClaim } from '../../schemas/built/types.js';
import { wholeOf } from '../scheduler/state/amounts.js';
import { matchesNodeTerms } from '../scheduler/state/labelMatch.js';
import { className } from './storageClass.js';

/** Where the volume is needed, and which volumes are spoken for. */
export interface VolumeSearch {
  readonly node?: Node;
  readonly except?: readonly PersistentVolume[];
}

/** The volume already meant for the claim, else the smallest free one that suffices; undefined where there is none. */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  search: VolumeSearch = {},
): PersistentVolume | undefined {
  const fitting = volumes.filter(
    volume =>
      search.except?.includes(volume) !== true &&
      volume.metadata?.deletionTimestamp === undefined &&
      isMode(volume, claim) &&
      (volume.spec?.volumeAttributesClassName ?? '') ===
        (claim.spec?.volumeAttributesClassName ?? '') &&
      (search.node === undefined || reachesNode(volume, search.node)),
  );
  const meant = fitting.find(
    volume =>
      isMeantFor(volume, claim) &&
      capacityOf(volume) >= sizeOf(claim) &&
      (search.node !== undefined || hasAccessModes(volume, claim)),
  );
  // The binding controller takes the smallest superset of the access modes; the scheduler does not look at that.
  const rankOf = (volume: PersistentVolume): number =>
    search.node === undefined ? modesOf(volume).length : 0;
  return (
    meant ??
    smallest(
      fitting.filter(volume => isFreeFor(volume, claim)),
      claim,
      rankOf,
    )
  );
}

/** Whether the claim's request is satisfied by the volume, claimRef aside; the first fault in words. */
export function volumeMismatch(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): string | undefined {
  if (capacityOf(volume) < sizeOf(claim)) {
    return 'requested PV is too small';
  }
  if ((volume.spec?.storageClassName ?? '') !== className(claim)) {
    return 'storageClassName does not match';
  }
  if (!isMode(volume, claim)) {
    return 'incompatible volumeMode';
  }
  return hasAccessModes(volume, claim) ? undefined : 'incompatible accessMode';
}

/** Whether the volume's claimRef names the claim. */
export function isMeantFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = volume.spec ?? {};
  return (
    claimRef !== undefined &&
    claimRef.name === claim.metadata?.name &&
    claimRef.namespace === claim.metadata?.namespace &&
    ((claimRef.uid ?? '') === '' || claimRef.uid === claim.metadata?.uid)
  );
}

/** Whether pods on the node can use the volume. */
export function reachesNode(volume: PersistentVolume, node: Node): boolean {
  const terms = volume.spec?.nodeAffinity?.required?.nodeSelectorTerms;
  return (
    terms === undefined ||
    matchesNodeTerms(terms, node.metadata?.labels ?? {}, node.metadata?.name ?? '')
  );
}

function isFreeFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { selector } = claim.spec ?? {};
  return (
    volume.spec?.claimRef === undefined &&
    volume.status?.phase === 'Available' &&
    (volume.spec?.storageClassName ?? '') === className(claim) &&
    hasAccessModes(volume, claim) &&
    (selector === undefined || matchesSelector(selector, volume.metadata?.labels ?? {}))
  );
}

/** Lowest rank first, then smallest capacity, then name. */
function smallest(
  volumes: readonly PersistentVolume[],
  claim: PersistentVolumeClaim,
  rankOf: (volume: PersistentVolume) => number,
): PersistentVolume | undefined {
  return volumes
    .filter(volume => capacityOf(volume) >= sizeOf(claim))
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        capacityOf(a) - capacityOf(b) ||
        ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1),
    )[0];
}

function isMode(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (volume.spec?.volumeMode ?? 'Filesystem') === (claim.spec?.volumeMode ?? 'Filesystem');
}

function hasAccessModes(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (claim.spec?.accessModes ?? []).every(mode => modesOf(volume).includes(mode));
}

function modesOf(volume: PersistentVolume): readonly string[] {
  return volume.spec?.accessModes ?? [];
}

function capacityOf(volume: PersistentVolume): number {
  return wholeOf(volume.spec?.capacity?.['storage']);
}

function sizeOf(claim: PersistentVolumeClaim): number {
  return wholeOf(claim.spec?.resources?.requests?.['storage']);
}
