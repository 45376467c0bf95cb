// Volumes made of what the cluster has: directories, Secrets, ConfigMaps, claims, the downward API, CSI, images.
import type {
  ConfigMapVolumeSource,
  CSIVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  EmptyDirVolumeSource,
  EphemeralVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  KeyToPath,
  ObjectMeta,
  PersistentVolumeClaimVolumeSource,
  SecretVolumeSource,
} from '../../../schemas/built/types.js';
import {
  checkFileMode,
  checkLocalNonReservedPath,
  checkNoBacksteps,
  checkOneOf,
  checkPresent,
  checkRequiredOneOf,
} from '../checks.js';
import { checkClaimSpec } from '../claimSpec.js';
import { checkAnnotations, checkLabels } from '../labels.js';
import { dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';
import { checkFieldSelector, checkResourceSelector, volumeFields } from '../pod/environment.js';
import { compareQuantities } from '../quantities.js';

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** A directory that lives as long as the pod. */
export function checkEmptyDir(source: EmptyDirVolumeSource, at: Place): void {
  if (source.sizeLimit !== undefined && compareQuantities(source.sizeLimit, '0') < 0) {
    at.field('sizeLimit').forbidden('SizeLimit field must be a valid resource quantity');
  }
}

/** A path of the node. */
export function checkHostPath(source: HostPathVolumeSource, at: Place): void {
  if (checkPresent(source.path, at.field('path'))) {
    checkNoBacksteps(source.path, at.field('path'));
    checkOneOf(source.type, hostPathTypes, at.field('type'));
  }
}

/** A Secret. */
export function checkSecret(source: SecretVolumeSource, at: Place): void {
  checkPresent(source.secretName, at.field('secretName'));
  checkFileMode(source.defaultMode, at.field('defaultMode'));
  checkKeys(source.items, at.field('items'));
}

/** A ConfigMap. */
export function checkConfigMap(source: ConfigMapVolumeSource, at: Place): void {
  checkPresent(source.name, at.field('name'));
  checkFileMode(source.defaultMode, at.field('defaultMode'));
  checkKeys(source.items, at.field('items'));
}

/** A PersistentVolumeClaim. */
export function checkPersistentVolumeClaim(
  source: PersistentVolumeClaimVolumeSource,
  at: Place,
): void {
  checkPresent(source.claimName, at.field('claimName'));
}

/** Files with fields of the pod. */
export function checkDownwardApi(source: DownwardAPIVolumeSource, at: Place): void {
  checkFileMode(source.defaultMode, at.field('defaultMode'));
  for (const [index, file] of (source.items ?? []).entries()) {
    checkDownwardApiFile(file, at.silent('items').silent(index));
  }
}

/** A file with a field of the pod. The server names its fields without its index. */
export function checkDownwardApiFile(file: DownwardAPIVolumeFile, at: Place): void {
  checkPresent(file.path, at.field('path'));
  checkLocalNonReservedPath(file.path ?? '', at.field('path'));
  if (file.fieldRef !== undefined) {
    checkFieldSelector(file.fieldRef, volumeFields, at.field('fieldRef'));
    if (file.resourceFieldRef !== undefined) {
      at.invalid('resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
    }
  } else if (file.resourceFieldRef !== undefined) {
    checkResourceSelector(file.resourceFieldRef, at.field('resourceFieldRef'), 'volume');
  } else {
    at.required('one of fieldRef and resourceFieldRef is required');
  }
  checkFileMode(file.mode, at.field('mode'));
}

/** A volume of a CSI driver, made with the pod. */
export function checkCsi(source: CSIVolumeSource, at: Place): void {
  checkCsiDriverName(source.driver, at.field('driver'));
  const secret = source.nodePublishSecretRef;
  if (secret === undefined) {
    return;
  }
  const name = secret.name ?? '';
  if (name === '') {
    at.field('nodePublishSecretRef').field('name').required();
  } else {
    at.field('name').invalidEach(name, dns1123Subdomain(name));
  }
}

/** The name of a CSI driver. */
export function checkCsiDriverName(driver: string | undefined, at: Place): void {
  const name = driver ?? '';
  checkPresent(name, at);
  if (name.length > 63) {
    at.tooLong(63);
  }
  at.invalidEach(name, dns1123Subdomain(name.toLowerCase()));
}

/** A claim made with the pod. */
export function checkEphemeral(source: EphemeralVolumeSource, at: Place): void {
  const atTemplate = at.field('volumeClaimTemplate');
  const template = source.volumeClaimTemplate;
  if (template === undefined) {
    atTemplate.required();
    return;
  }
  checkTemplateMeta(template.metadata ?? {}, atTemplate.field('metadata'));
  checkClaimSpec(template.spec ?? {}, atTemplate.field('spec'));
}

/** The content of an image. */
export function checkImage(source: ImageVolumeSource, at: Place, isPod: boolean): void {
  if (isPod) {
    checkPresent(source.reference, at.field('reference'));
  }
  const policies = ['Always', 'IfNotPresent', 'Never'];
  checkRequiredOneOf(source.pullPolicy, policies, at.field('pullPolicy'));
}

/** Keys and the files they become. */
export function checkKeys(items: readonly KeyToPath[] | undefined, at: Place): void {
  for (const [index, item] of (items ?? []).entries()) {
    const atItem = at.item(index);
    checkPresent(item.key, atItem.field('key'));
    checkPresent(item.path, atItem.field('path'));
    checkLocalNonReservedPath(item.path ?? '', atItem.field('path'));
    checkFileMode(item.mode, atItem.field('mode'));
  }
}

/** Metadata of a template in which only labels and annotations are used. */
function checkTemplateMeta(meta: ObjectMeta, at: Place): void {
  checkAnnotations(meta.annotations, at.field('annotations'));
  checkLabels(meta.labels, at.field('labels'));
  for (const name in meta) {
    if (name !== 'annotations' && name !== 'labels') {
      at.field(name).forbidden('cannot be set');
    }
  }
}
