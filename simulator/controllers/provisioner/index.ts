// An external provisioner, simulated: makes volumes for claims of a StorageClass and removes released ones. Addon `provisioner`.
// https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/

import type {
  PersistentVolume,
  PersistentVolumeClaim,
  StorageClass,
} from '../../../schemas/built/types.js';
import { hasAddon } from '../../addons.js';
import type { Cluster, Controller, ControllerFactory } from '../../kernel/types.js';
import { externalProvisioner } from '../../volumes/storageClass.js';
import { getByKey, ownKey } from '../common/keys.js';

const provisionedBy = 'pv.kubernetes.io/provisioned-by';
const storageProvisioner = 'volume.kubernetes.io/storage-provisioner';
const selectedNode = 'volume.kubernetes.io/selected-node';

const watches: Controller['watches'] = { PersistentVolumeClaim: ownKey, PersistentVolume: ownKey };

/** Without the addon, claims wait for volumes made by hand. */
export const provisionerController: ControllerFactory = ({ clusterFile }) => ({
  name: 'external-provisioner',
  watches: hasAddon(clusterFile, 'provisioner') ? watches : {},
  reconcile(cluster, key) {
    if (key.startsWith('/')) {
      const volume = getByKey<PersistentVolume>(cluster, 'PersistentVolume', key);
      if (volume !== undefined && isDiscarded(volume)) {
        cluster.delete('PersistentVolume', { namespace: '', name: volume.metadata.name ?? '' });
      }
      return undefined;
    }
    const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', key);
    if (claim !== undefined) {
      provision(cluster, claim);
    }
    return undefined;
  },
});

function provision(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const storageClass = cluster.get<StorageClass>(
    'storage.k8s.io/StorageClass',
    '',
    claim.spec?.storageClassName ?? '',
  );
  const { annotations = {}, uid, namespace, name } = claim.metadata;
  const isAsked =
    storageClass !== undefined &&
    annotations[storageProvisioner] !== undefined &&
    annotations[storageProvisioner] === externalProvisioner(storageClass) &&
    (storageClass.volumeBindingMode !== 'WaitForFirstConsumer' ||
      annotations[selectedNode] !== undefined);
  const volumeName = `pvc-${uid}`;
  const isDone =
    claim.spec?.volumeName !== undefined ||
    claim.metadata.deletionTimestamp !== undefined ||
    cluster.get('PersistentVolume', '', volumeName) !== undefined;
  if (!isAsked || isDone) {
    return;
  }
  const say = (reason: string, message: string): void =>
    cluster.event(claim, { type: 'Normal', reason, message });
  say(
    'Provisioning',
    `External provisioner is provisioning volume for claim "${namespace}/${name}"`,
  );
  cluster.create<PersistentVolume>(volumeFor(claim, storageClass, volumeName));
  say('ProvisioningSucceeded', `Successfully provisioned volume ${volumeName}`);
}

function volumeFor(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  volumeName: string,
): PersistentVolume {
  const { namespace = '', name = '', uid = '', resourceVersion = '' } = claim.metadata;
  const {
    accessModes = ['ReadWriteOnce'],
    resources,
    volumeMode = 'Filesystem',
  } = claim.spec ?? {};
  const storage = resources?.requests?.['storage'] ?? '1Gi';
  const { mountOptions } = storageClass;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: volumeName, annotations: { [provisionedBy]: storageClass.provisioner } },
    spec: {
      accessModes,
      capacity: { storage },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace,
        name,
        uid,
        resourceVersion,
      },
      csi: { driver: storageClass.provisioner.replaceAll('/', '.'), volumeHandle: volumeName },
      ...(mountOptions === undefined ? {} : { mountOptions }),
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
      storageClassName: storageClass.metadata.name ?? '',
      volumeMode,
    },
  };
}

/** A volume of its own making that nobody claims any more, to be deleted by its policy. */
function isDiscarded(volume: PersistentVolume): boolean {
  return (
    volume.metadata.annotations?.[provisionedBy] !== undefined &&
    volume.status?.phase === 'Released' &&
    volume.spec?.persistentVolumeReclaimPolicy === 'Delete' &&
    volume.metadata.deletionTimestamp === undefined
  );
}
