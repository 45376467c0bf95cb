// Volumes of cloud providers and vendors.
import type {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  AzureFileVolumeSource,
  CinderVolumeSource,
  GCEPersistentDiskVolumeSource,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  ScaleIOVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from '../../../schemas/built/types.js';
import { checkOneOf, checkPresent } from '../checks.js';
import { rangeMessage } from '../names.js';
import type { Place } from '../place.js';

const managedDisks =
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const blobDisks = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** A disk of Google Compute Engine. */
export function checkGcePersistentDisk(source: GCEPersistentDiskVolumeSource, at: Place): void {
  checkPresent(source.pdName, at.field('pdName'));
  checkPartition(source.partition ?? 0, at.field('partition'));
}

/** A disk of Amazon. */
export function checkAwsElasticBlockStore(
  source: AWSElasticBlockStoreVolumeSource,
  at: Place,
): void {
  checkPresent(source.volumeID, at.field('volumeID'));
  checkPartition(source.partition ?? 0, at.field('partition'));
}

/** A disk of OpenStack. */
export function checkCinder(source: CinderVolumeSource, at: Place): void {
  checkPresent(source.volumeID, at.field('volumeID'));
  if (source.secretRef !== undefined) {
    checkPresent(source.secretRef.name, at.field('secretRef').field('name'));
  }
}

/** A file share of Azure. */
export function checkAzureFile(
  source: Pick<AzureFileVolumeSource, 'secretName' | 'shareName'>,
  at: Place,
): void {
  checkPresent(source.secretName, at.field('secretName'));
  checkPresent(source.shareName, at.field('shareName'));
}

/** A disk of Azure. */
export function checkAzureDisk(source: AzureDiskVolumeSource, at: Place): void {
  const { diskURI = '', kind } = source;
  checkPresent(source.diskName, at.field('diskName'));
  checkPresent(diskURI, at.field('diskURI'));
  checkOneOf(source.cachingMode, ['None', 'ReadOnly', 'ReadWrite'], at.field('cachingMode'));
  checkOneOf(kind, ['Dedicated', 'Managed', 'Shared'], at.field('kind'));
  if (kind === 'Managed' && !diskURI.startsWith('/subscriptions/')) {
    at.field('diskURI').notSupported(diskURI, [managedDisks]);
  }
  if (kind !== undefined && kind !== 'Managed' && !diskURI.startsWith('https://')) {
    at.field('diskURI').notSupported(diskURI, [blobDisks]);
  }
}

/** A disk of vSphere. */
export function checkVsphereVolume(source: VsphereVirtualDiskVolumeSource, at: Place): void {
  checkPresent(source.volumePath, at.field('volumePath'));
}

/** A disk of Photon. */
export function checkPhotonPersistentDisk(
  source: PhotonPersistentDiskVolumeSource,
  at: Place,
): void {
  checkPresent(source.pdID, at.field('pdID'));
}

/** A volume of Portworx. */
export function checkPortworxVolume(source: PortworxVolumeSource, at: Place): void {
  checkPresent(source.volumeID, at.field('volumeID'));
}

/** A volume of ScaleIO. */
export function checkScaleIo(
  source: Pick<ScaleIOVolumeSource, 'gateway' | 'system' | 'volumeName'>,
  at: Place,
): void {
  checkPresent(source.gateway, at.field('gateway'));
  checkPresent(source.system, at.field('system'));
  checkPresent(source.volumeName, at.field('volumeName'));
}

function checkPartition(partition: number, at: Place): void {
  if (partition < 0 || partition > 255) {
    at.invalid(partition, rangeMessage(1, 255));
  }
}
