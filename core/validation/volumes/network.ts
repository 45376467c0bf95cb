// Volumes of file servers and block protocols, most of them on their way out.
import type {
  CephFSVolumeSource,
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GitRepoVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
  StorageOSVolumeSource,
} from '../../../schemas/built/types.js';
import { checkLocalDescendingPath, checkName, checkPresent, checkRequiredName } from '../checks.js';
import { dns1123Label, rangeMessage } from '../names.js';
import type { Place } from '../place.js';

const iqnPattern = /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/;
const euiPattern = /^eui.[A-Za-z0-9]{16}$/;
const naaPattern = /^naa.[A-Za-z0-9]{32}$/;

/** A git repository. */
export function checkGitRepo(source: GitRepoVolumeSource, at: Place): void {
  checkPresent(source.repository, at.field('repository'));
  checkLocalDescendingPath(source.directory ?? '', at.field('directory'));
}

/** An NFS share. */
export function checkNfs(source: NFSVolumeSource, at: Place): void {
  checkPresent(source.server, at.field('server'));
  checkPresent(source.path, at.field('path'));
  if (!(source.path ?? '').startsWith('/')) {
    at.field('path').invalid(source.path ?? '', 'must be an absolute path');
  }
}

/** An iSCSI target. */
export function checkIscsi(source: ISCSIVolumeSource, at: Place): void {
  const startMessage = 'must be valid format starting with iqn, eui, or naa';
  checkPresent(source.targetPortal, at.field('targetPortal'));
  if (checkPresent(source.iqn, at.field('iqn'))) {
    at.field('iqn').invalidEach(source.iqn, qualifiedIscsiName(source.iqn, startMessage));
  }
  checkLun(source.lun ?? 0, at.field('lun'));
  const needsSecret = source.chapAuthDiscovery === true || source.chapAuthSession === true;
  if (needsSecret && source.secretRef === undefined) {
    at.field('secretRef').required();
  }
  const initiator = source.initiatorName;
  if (initiator !== undefined) {
    at.fieldShownAs('initiatorName', 'initiatorname').invalidEach(
      initiator,
      qualifiedIscsiName(initiator, startMessage),
    );
  }
}

/** With an initiator of its own, volume and portal share 64 characters. */
export function checkIscsiName(source: ISCSIVolumeSource, volume: string, at: Place): void {
  if (source.initiatorName !== undefined && `${volume}:${source.targetPortal}`.length > 64) {
    at.invalid(volume, iscsiTooLong);
  }
}

/** The server's words about names that are too long together. */
export const iscsiTooLong =
  'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if ' +
  'iscsi.initiatorName is specified.';

/** A Gluster volume. */
export function checkGlusterfs(source: GlusterfsVolumeSource, at: Place): void {
  checkPresent(source.endpoints, at.field('endpoints'));
  checkPresent(source.path, at.field('path'));
}

/** A Flocker data set. */
export function checkFlocker(source: FlockerVolumeSource, at: Place): void {
  const { datasetName = '', datasetUUID = '' } = source;
  if (datasetName === '' && datasetUUID === '') {
    at.required('one of datasetName and datasetUUID is required');
  }
  if (datasetName !== '' && datasetUUID !== '') {
    at.invalid('resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (datasetName.includes('/')) {
    at.field('datasetName').invalid(datasetName, "must not contain '/'");
  }
}

/** A Ceph block device. */
export function checkRbd(source: Pick<RBDVolumeSource, 'monitors' | 'image'>, at: Place): void {
  if ((source.monitors ?? []).length === 0) {
    at.field('monitors').required();
  }
  checkPresent(source.image, at.field('image'));
}

/** A Ceph file system. */
export function checkCephfs(source: Pick<CephFSVolumeSource, 'monitors'>, at: Place): void {
  if ((source.monitors ?? []).length === 0) {
    at.field('monitors').required();
  }
}

/** A Quobyte volume. */
export function checkQuobyte(source: QuobyteVolumeSource, at: Place): void {
  const registry = 'must be a host:port pair or multiple pairs separated by commas';
  if (!checkPresent(source.registry, at.field('registry'), registry)) {
    // Nothing more to say about the registry.
  } else if ((source.tenant ?? '').length >= 65) {
    at.field('tenant').required('must be a UUID and may not exceed a length of 64 characters');
  } else if (!source.registry.split(',').every(pair => /^[^:]*:[^:]*$/.test(pair))) {
    at.field('registry').invalid(source.registry, registry);
  }
  checkPresent(source.volume, at.field('volume'));
}

/** A Fibre Channel device. */
export function checkFc(source: FCVolumeSource, at: Place): void {
  const names = source.targetWWNs ?? [];
  const ids = source.wwids ?? [];
  if (names.length === 0 && ids.length === 0) {
    at.field('targetWWNs').required('must specify either targetWWNs or wwids, but not both');
  }
  if (names.length > 0 && ids.length > 0) {
    const detail = 'targetWWNs and wwids can not be specified simultaneously';
    at.field('targetWWNs').invalid(names, detail);
  }
  if (names.length === 0) {
    return;
  }
  if (source.lun === undefined) {
    at.field('lun').required('lun is required if targetWWNs is specified');
  } else {
    checkLun(source.lun, at.field('lun'));
  }
}

/** A volume of a FlexVolume driver. */
export function checkFlexVolume(
  source: Pick<FlexVolumeSource, 'driver' | 'options'>,
  at: Place,
): void {
  checkPresent(source.driver, at.field('driver'));
  for (const key in source.options) {
    const namespace = `.${(key.includes('/') ? key.slice(0, key.indexOf('/')) : key).toLowerCase()}`;
    if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io')) {
      const detail = 'kubernetes.io and k8s.io namespaces are reserved';
      at.field('options').key(key).invalid(key, detail);
    }
  }
}

/** A StorageOS volume. */
export function checkStorageOs(
  source: Pick<StorageOSVolumeSource, 'volumeName' | 'volumeNamespace' | 'secretRef'>,
  at: Place,
): void {
  checkRequiredName(source.volumeName, dns1123Label, at.field('volumeName'));
  checkName(source.volumeNamespace, dns1123Label, at.field('volumeNamespace'));
  if (source.secretRef !== undefined) {
    checkPresent(source.secretRef.name, at.field('secretRef').field('name'));
  }
}

function checkLun(lun: number, at: Place): void {
  if (lun < 0 || lun > 255) {
    at.invalid(lun, rangeMessage(0, 255));
  }
}

function qualifiedIscsiName(name: string, startMessage: string): readonly string[] {
  const patterns = { iqn: iqnPattern, eui: euiPattern, naa: naaPattern };
  for (const [start, pattern] of Object.entries(patterns)) {
    if (name.startsWith(start)) {
      return pattern.test(name) ? [] : ['must be valid format'];
    }
  }
  return [startMessage];
}
