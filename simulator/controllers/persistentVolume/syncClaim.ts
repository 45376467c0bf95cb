// What is done about one claim: bind it, ask for a volume, or say what it waits for.
// After pkg/controller/volume/persistentvolume/pv_controller.go: syncUnboundClaim, syncBoundClaim.

import type {
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import type { Cluster } from '../../kernel/types.js';
import { claimNames } from '../../scheduler/state/schedulerState.js';
import { boundByController, claimVolume } from '../../volumes/claimVolume.js';
import {
  findMatchingVolume,
  isMeantFor,
  volumeMismatch,
} from '../../volumes/findMatchingVolume.js';
import {
  className,
  externalProvisioner,
  findDefaultStorageClass,
  namesClass,
  waitsForConsumer,
} from '../../volumes/storageClass.js';
import { syncVolume } from './syncVolume.js';

const bindCompleted = 'pv.kubernetes.io/bind-completed';
const storageProvisioner = 'volume.kubernetes.io/storage-provisioner';
const betaStorageProvisioner = 'volume.beta.kubernetes.io/storage-provisioner';
const selectedNode = 'volume.kubernetes.io/selected-node';

/** Does what the claim's state asks for. */
export function syncClaim(cluster: Cluster, claim: PersistentVolumeClaim): void {
  if (claim.metadata.deletionTimestamp !== undefined) {
    return;
  }
  if (claim.metadata.annotations?.[bindCompleted] !== undefined) {
    syncBound(cluster, claim);
  } else if ((claim.spec?.volumeName ?? '') === '') {
    syncUnbound(cluster, claim);
  } else {
    syncRequested(cluster, claim);
  }
}

/** Whether the claim waits for a pod: its class wants that, and no volume is kept for it. */
export function isDelayed(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  return (
    waitsForConsumer(claim, classOf(cluster, claim)) && volumeMeantFor(cluster, claim) === undefined
  );
}

/** Whether a volume is there for the claim. */
export function canBind(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const name = claim.spec?.volumeName ?? '';
  const volumes = cluster.list<PersistentVolume>('PersistentVolume');
  return name === ''
    ? findMatchingVolume(claim, volumes) !== undefined
    : volumes.some(({ metadata }) => metadata.name === name);
}

/** What is said of a new claim that waits for a pod, before there can be one. */
export function announceClaim(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const message = 'waiting for first consumer to be created before binding';
  cluster.event(claim, { type: 'Normal', reason: 'WaitForFirstConsumer', message });
}

function classOf(cluster: Cluster, claim: PersistentVolumeClaim): StorageClass | undefined {
  return cluster.get<StorageClass>('storage.k8s.io/StorageClass', '', className(claim));
}

function volumeMeantFor(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
): PersistentVolume | undefined {
  const volumes = cluster.list<PersistentVolume>('PersistentVolume');
  return findMatchingVolume(
    claim,
    volumes.filter(volume => isMeantFor(volume, claim)),
  );
}

function syncBound(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const volume = volumeNamed(cluster, claim.spec?.volumeName);
  const { claimRef } = volume?.spec ?? {};
  if (volume === undefined || (claimRef !== undefined && claimRef.uid !== claim.metadata.uid)) {
    const isLost = volume === undefined;
    lose(cluster, claim, isLost);
    return;
  }
  bind(cluster, volume, claim);
}

function lose(cluster: Cluster, claim: PersistentVolumeClaim, isGone: boolean): void {
  if (claim.status?.phase === 'Lost') {
    return;
  }
  setPhase(cluster, claim, 'Lost');
  const record = isGone
    ? {
        reason: 'ClaimLost',
        message: 'Bound claim has lost its PersistentVolume. Data on the volume is lost!',
      }
    : {
        reason: 'ClaimMisbound',
        message: 'Two claims are bound to the same volume, this one is bound incorrectly',
      };
  cluster.event(claim, { type: 'Warning', ...record });
}

/** The claim names a volume that it has not got yet. */
function syncRequested(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const volume = volumeNamed(cluster, claim.spec?.volumeName);
  const fault = volume === undefined ? undefined : volumeMismatch(volume, claim);
  if (volume === undefined) {
    setPhase(cluster, claim, 'Pending');
  } else if (volume.spec?.claimRef === undefined && fault !== undefined) {
    const message = `Cannot bind to requested volume "${volume.metadata.name}": ${fault}`;
    cluster.event(claim, { type: 'Warning', reason: 'VolumeMismatch', message });
    setPhase(cluster, claim, 'Pending');
  } else if (volume.spec?.claimRef === undefined || isMeantFor(volume, claim)) {
    bind(cluster, volume, claim);
  } else {
    const message = `volume "${volume.metadata.name}" already bound to a different claim.`;
    cluster.event(claim, { type: 'Warning', reason: 'FailedBinding', message });
    setPhase(cluster, claim, 'Pending');
  }
}

function syncUnbound(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const storageClass = classOf(cluster, claim);
  const delayed = waitsForConsumer(claim, storageClass);
  const volume = delayed
    ? volumeMeantFor(cluster, claim)
    : findMatchingVolume(claim, cluster.list<PersistentVolume>('PersistentVolume'));
  if (volume !== undefined) {
    bind(cluster, volume, claim);
    return;
  }
  if (assignDefaultClass(cluster, claim)) {
    return;
  }
  if (delayed && claim.metadata.annotations?.[selectedNode] === undefined) {
    tellWaiting(cluster, claim);
  } else if (className(claim) === '') {
    const message = 'no persistent volumes available for this claim and no storage class is set';
    cluster.event(claim, { type: 'Normal', reason: 'FailedBinding', message });
  } else {
    askForVolume(cluster, claim, storageClass);
  }
  setPhase(cluster, claim, 'Pending');
}

/** A default class that came after the claim serves it too; the claim is looked at again with it. */
function assignDefaultClass(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  if (namesClass(claim)) {
    return false;
  }
  const found = findDefaultStorageClass(cluster.list<StorageClass>('storage.k8s.io/StorageClass'));
  const storageClassName = found?.metadata.name;
  if (storageClassName === undefined) {
    return false;
  }
  cluster.update<PersistentVolumeClaim>({ ...claim, spec: { ...claim.spec, storageClassName } });
  return true;
}

function tellWaiting(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const pods = cluster
    .list<Pod>('Pod', claim.metadata.namespace ?? '')
    .filter(
      pod =>
        (pod.spec?.nodeName ?? '') === '' && claimNames(pod).includes(claim.metadata.name ?? ''),
    )
    .map(({ metadata }) => metadata.name);
  if (pods.length === 0) {
    announceClaim(cluster, claim);
    return;
  }
  const message =
    pods.length === 1
      ? `waiting for pod ${pods[0]} to be scheduled`
      : `waiting for pods ${pods.join(',')} to be scheduled`;
  cluster.event(claim, { type: 'Normal', reason: 'WaitForPodScheduled', message });
}

/** Names the provisioner on the claim and says whom it waits for. */
function askForVolume(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
): void {
  const provisioner = storageClass && externalProvisioner(storageClass);
  if (storageClass === undefined || provisioner === undefined) {
    const message =
      storageClass === undefined
        ? `storageclass.storage.k8s.io "${className(claim)}" not found`
        : `no volume plugin matched name: ${storageClass.provisioner}`;
    cluster.event(claim, { type: 'Warning', reason: 'ProvisioningFailed', message });
    return;
  }
  const { annotations } = claim.metadata;
  if (annotations?.[storageProvisioner] !== provisioner) {
    const named = {
      ...annotations,
      [betaStorageProvisioner]: provisioner,
      [storageProvisioner]: provisioner,
    };
    cluster.update<PersistentVolumeClaim>({
      ...claim,
      metadata: { ...claim.metadata, annotations: named },
    });
  }
  const message = `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
  cluster.event(claim, { type: 'Normal', reason: 'ExternalProvisioning', message });
}

/** Completes the binding from both sides; does nothing where it is complete. */
function bind(cluster: Cluster, volume: PersistentVolume, claim: PersistentVolumeClaim): void {
  const isClaimed = isMeantFor(volume, claim) && volume.spec?.claimRef?.uid === claim.metadata.uid;
  const claimed = isClaimed ? volume : cluster.update<PersistentVolume>(claimVolume(volume, claim));
  const { annotations } = claim.metadata;
  const byController: Readonly<Record<string, string>> =
    (claim.spec?.volumeName ?? '') === '' ? { [boundByController]: 'yes' } : {};
  const completed =
    annotations?.[bindCompleted] !== undefined && claim.spec?.volumeName === volume.metadata.name
      ? claim
      : cluster.update<PersistentVolumeClaim>({
          ...claim,
          metadata: {
            ...claim.metadata,
            annotations: { ...annotations, ...byController, [bindCompleted]: 'yes' },
          },
          spec: { ...claim.spec, volumeName: volume.metadata.name ?? '' },
        });
  const status = {
    ...completed.status,
    phase: 'Bound',
    accessModes: volume.spec?.accessModes ?? [],
    ...capacityOf(volume, completed),
  };
  if (!isEqual(completed.status ?? {}, status)) {
    cluster.updateStatus<PersistentVolumeClaim>({ ...completed, status });
  }
  syncVolume(cluster, claimed);
}

/** A claim that is bound keeps its capacity: a file system may well differ from the volume it is on. */
function capacityOf(
  { spec }: PersistentVolume,
  { status }: PersistentVolumeClaim,
): Pick<NonNullable<PersistentVolumeClaim['status']>, 'capacity'> {
  const isBound = status?.phase === 'Bound';
  return isBound || spec?.capacity === undefined ? {} : { capacity: spec.capacity };
}

/** Writes the phase of a claim without a volume: what it had of one goes. */
function setPhase(cluster: Cluster, claim: PersistentVolumeClaim, phase: string): void {
  const { namespace = '', name = '' } = claim.metadata;
  const stored = cluster.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
  const { accessModes, capacity, ...others } = stored?.status ?? {};
  const isSame = others.phase === phase && accessModes === undefined && capacity === undefined;
  if (stored !== undefined && !isSame) {
    cluster.updateStatus<PersistentVolumeClaim>({ ...stored, status: { ...others, phase } });
  }
}

function volumeNamed(cluster: Cluster, name: string | undefined): PersistentVolume | undefined {
  return cluster.get<PersistentVolume>('PersistentVolume', '', name ?? '');
}
