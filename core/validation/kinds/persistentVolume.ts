/**
 * PersistentVolumes: capacity, modes, exactly one source.
 *
 *     local: { path: /mnt/disk }   # requires nodeAffinity
 */
import type {
  PersistentVolume,
  PersistentVolumeSpec,
  SecretReference,
} from '../../../schemas/built/types.js';
import {
  checkName,
  checkNoBacksteps,
  checkOneOf,
  checkPresent,
  checkRequiredName,
} from '../checks.js';
import { betaClass, betaClassWarning, checkAccessModes, volumeModes } from '../claimSpec.js';
import { sameValue } from '../immutable.js';
import { internalVolumeSource } from '../internalTemplate.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dns1123Label, dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';
import { checkNodeSelector } from '../pod/affinity.js';
import { nodeTermWarnings } from '../pod/schedulingWarnings.js';
import { quantityValue } from '../quantities.js';
import { unifiedDiff } from '../unifiedDiff.js';
import * as cloud from '../volumes/cloud.js';
import { checkCsiDriverName, checkHostPath } from '../volumes/clusterSources.js';
import * as network from '../volumes/network.js';

type Check = (source: never, at: Place) => void;
type SourceName = keyof PersistentVolumeSpec;

interface Source {
  readonly name: SourceName;
  readonly check: Check;
  readonly shown?: string;
}

const sources: readonly Source[] = [
  { name: 'hostPath', check: checkHostPath },
  { name: 'gcePersistentDisk', check: cloud.checkGcePersistentDisk, shown: 'persistentDisk' },
  { name: 'awsElasticBlockStore', check: cloud.checkAwsElasticBlockStore },
  { name: 'glusterfs', check: network.checkGlusterfs },
  { name: 'flocker', check: network.checkFlocker },
  { name: 'nfs', check: network.checkNfs },
  { name: 'rbd', check: network.checkRbd },
  { name: 'quobyte', check: network.checkQuobyte },
  { name: 'cephfs', check: network.checkCephfs },
  { name: 'iscsi', check: network.checkIscsi },
  { name: 'cinder', check: cloud.checkCinder },
  { name: 'fc', check: network.checkFc },
  { name: 'flexVolume', check: network.checkFlexVolume },
  { name: 'azureFile', check: cloud.checkAzureFile },
  { name: 'vsphereVolume', check: cloud.checkVsphereVolume },
  { name: 'photonPersistentDisk', check: cloud.checkPhotonPersistentDisk },
  { name: 'portworxVolume', check: cloud.checkPortworxVolume },
  { name: 'azureDisk', check: cloud.checkAzureDisk },
  { name: 'scaleIO', check: cloud.checkScaleIo },
  { name: 'local', check: checkLocal },
  { name: 'storageos', check: network.checkStorageOs },
  { name: 'csi', check: checkCsi },
];

const policies = ['Delete', 'Recycle', 'Retain'];
const recycleWarning =
  'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the ' +
  'recommended approach is to use dynamic provisioning.';
const gone: { readonly [source: string]: string | undefined } = {
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
};

/** Rules of PersistentVolumes. */
export const persistentVolumeRules: KindRules = rulesOf<PersistentVolume>({
  group: '',
  kind: 'PersistentVolume',
  namespaced: false,
  create: ({ spec }, root) => checkSpec(spec ?? {}, root.field('spec')),
  update: (next, previous, root) => {
    const isChanged = sources.some(
      ({ name }) => !sameValue(next.spec?.[name], previous.spec?.[name]),
    );
    if (isChanged) {
      const diff = unifiedDiff(
        internalVolumeSource(previous.spec ?? {}),
        internalVolumeSource(next.spec ?? {}),
      );
      const detail = `spec.persistentvolumesource is immutable after creation\n${diff}`;
      root.field('spec').virtual('persistentvolumesource').forbidden(detail);
    }
    if (next.spec?.volumeMode !== previous.spec?.volumeMode) {
      const at = root.silent('spec').field('volumeMode');
      at.invalid(next.spec?.volumeMode, 'field is immutable');
    }
    const affinity = previous.spec?.nodeAffinity;
    if (affinity !== undefined && !sameValue(affinity, next.spec?.nodeAffinity)) {
      const detail = 'field is immutable, except for updating from beta label to GA';
      root.silent('spec').field('nodeAffinity').invalid(next.spec?.nodeAffinity, detail);
    }
  },
  warnings: ({ metadata, spec }) => [
    ...(metadata?.annotations?.[betaClass] === undefined ? [] : [betaClassWarning]),
    ...nodeTermWarnings(
      spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [],
      index => `spec.nodeAffinity.required.nodeSelectorTerms[${index}]`,
    ),
    ...(spec?.persistentVolumeReclaimPolicy === 'Recycle' ? [recycleWarning] : []),
    ...Object.keys(spec ?? {}).flatMap(name => {
      const shown = name === 'storageos' ? 'storageOS' : name;
      return gone[name] === undefined ? [] : [`spec.${shown}: ${gone[name]}`];
    }),
  ],
});

function checkSpec(spec: PersistentVolumeSpec, at: Place): void {
  checkAccessModes(spec.accessModes ?? [], at.field('accessModes'), '');
  checkCapacity(spec, at.field('capacity'));
  checkOneOf(
    spec.persistentVolumeReclaimPolicy,
    policies,
    at.field('persistentVolumeReclaimPolicy'),
  );
  if (spec.nodeAffinity !== undefined) {
    const atRequired = at.field('nodeAffinity').field('required');
    if (spec.nodeAffinity.required === undefined) {
      atRequired.required('must specify required node constraints');
    } else {
      checkNodeSelector(spec.nodeAffinity.required, atRequired);
    }
  }
  checkSources(spec, at);
  if (isRoot(spec.hostPath?.path) && spec.persistentVolumeReclaimPolicy === 'Recycle') {
    const detail = "may not be 'recycle' for a hostPath mount of '/'";
    at.field('persistentVolumeReclaimPolicy').forbidden(detail);
  }
  checkName(spec.storageClassName, dns1123Subdomain, at.field('storageClassName'));
  checkOneOf(spec.volumeMode, volumeModes, at.field('volumeMode'));
  checkAttributesClass(spec, at);
}

function checkCapacity(spec: PersistentVolumeSpec, at: Place): void {
  const capacity = spec.capacity ?? {};
  const names = Object.keys(capacity);
  if (names.length === 0) {
    at.required();
  }
  if (!names.includes('storage') || names.length > 1) {
    at.notSupported(names.length === 0 ? null : capacity, ['storage']);
  }
  for (const name of names) {
    const quantity = capacity[name] ?? '0';
    if (quantityValue(quantity) < 0n) {
      at.key(name).invalid(String(quantity), 'must be a valid resource quantity');
    }
    if (quantityValue(quantity) <= 0n) {
      at.key(name).invalid(String(quantity), 'must be greater than zero');
    }
  }
}

function checkSources(spec: PersistentVolumeSpec, at: Place): void {
  let found = false;
  for (const { name, check, shown } of sources) {
    const source = spec[name];
    if (source === undefined) {
      continue;
    }
    if (found) {
      at.field(name).forbidden('may not specify more than 1 volume type');
      continue;
    }
    found = true;
    check(source as never, at.fieldShownAs(name, shown ?? name));
    if (name === 'local' && spec.nodeAffinity === undefined) {
      at.field('nodeAffinity').required('Local volume requires node affinity');
    }
  }
  if (!found) {
    at.required('must specify a volume type');
  }
}

function checkLocal(source: NonNullable<PersistentVolumeSpec['local']>, at: Place): void {
  if (checkPresent(source.path, at.field('path'))) {
    checkNoBacksteps(source.path, at.field('path'));
  }
}

function checkCsi(source: NonNullable<PersistentVolumeSpec['csi']>, at: Place): void {
  checkCsiDriverName(source.driver, at.field('driver'));
  checkPresent(source.volumeHandle, at.field('volumeHandle'));
  for (const name of [
    'controllerPublishSecretRef',
    'controllerExpandSecretRef',
    'nodePublishSecretRef',
    'nodeExpandSecretRef',
  ] as const) {
    const reference: SecretReference | undefined = source[name];
    if (reference !== undefined) {
      checkRequiredName(reference.name, dns1123Subdomain, at.field(name).field('name'));
      checkRequiredName(reference.namespace, dns1123Label, at.field(name).field('namespace'));
    }
  }
}

function checkAttributesClass(spec: PersistentVolumeSpec, at: Place): void {
  const name = spec.volumeAttributesClassName;
  if (name === undefined) {
    return;
  }
  const atName = at.field('volumeAttributesClassName');
  if (checkPresent(name, atName, 'an empty string is disallowed')) {
    checkName(name, dns1123Subdomain, atName);
  }
  if (spec.csi === undefined) {
    at.field('csi').required('has to be specified when using volumeAttributesClassName');
  }
}

function isRoot(path: string | undefined): boolean {
  return path !== undefined && /^\/[/.]*$/.test(path) && !path.includes('...');
}
