// The volumes of a pod: names, exactly one source each, and what each source asks for.
import type { ObjectMeta, Volume } from '../../../schemas/built/types.js';
import { checkRequiredName } from '../checks.js';
import { dns1123Label, dns1123Subdomain } from '../names.js';
import type { Place } from '../place.js';
import * as cloud from './cloud.js';
import * as cluster from './clusterSources.js';
import * as network from './network.js';
import { checkProjected } from './projected.js';

type Check = (source: never, at: Place, isPod: boolean) => void;

interface Source {
  readonly name: Exclude<keyof Volume, 'name'>;
  readonly check: Check;
  /** The server's own name of the field, where it is not the field's. */
  readonly shown?: string;
  readonly shownWhenSecond?: string;
}

/** All kinds of sources in the order in which the server looks at them. */
const sources: readonly Source[] = [
  { name: 'emptyDir', check: cluster.checkEmptyDir },
  { name: 'hostPath', check: cluster.checkHostPath },
  { name: 'gitRepo', check: network.checkGitRepo },
  { name: 'gcePersistentDisk', check: cloud.checkGcePersistentDisk, shown: 'persistentDisk' },
  { name: 'awsElasticBlockStore', check: cloud.checkAwsElasticBlockStore },
  { name: 'secret', check: cluster.checkSecret },
  { name: 'nfs', check: network.checkNfs },
  { name: 'iscsi', check: network.checkIscsi },
  { name: 'glusterfs', check: network.checkGlusterfs },
  { name: 'flocker', check: network.checkFlocker },
  { name: 'persistentVolumeClaim', check: cluster.checkPersistentVolumeClaim },
  { name: 'rbd', check: network.checkRbd },
  { name: 'cinder', check: cloud.checkCinder },
  { name: 'cephfs', check: network.checkCephfs, shownWhenSecond: 'cephFS' },
  { name: 'quobyte', check: network.checkQuobyte },
  { name: 'downwardAPI', check: cluster.checkDownwardApi, shownWhenSecond: 'downwarAPI' },
  { name: 'fc', check: network.checkFc },
  { name: 'flexVolume', check: network.checkFlexVolume },
  { name: 'configMap', check: cluster.checkConfigMap },
  { name: 'azureFile', check: cloud.checkAzureFile },
  { name: 'vsphereVolume', check: cloud.checkVsphereVolume },
  { name: 'photonPersistentDisk', check: cloud.checkPhotonPersistentDisk },
  { name: 'portworxVolume', check: cloud.checkPortworxVolume },
  { name: 'azureDisk', check: cloud.checkAzureDisk },
  { name: 'storageos', check: network.checkStorageOs },
  { name: 'projected', check: checkProjected },
  { name: 'scaleIO', check: cloud.checkScaleIo },
  { name: 'csi', check: cluster.checkCsi },
  { name: 'ephemeral', check: cluster.checkEphemeral },
  { name: 'image', check: cluster.checkImage },
];

/** What the rules of volumes need to know of the pod: nothing in a template. */
export interface VolumeOwner {
  readonly meta: ObjectMeta | undefined;
  /** Volumes the pod gets beside its own: the claims of a StatefulSet. */
  readonly claimed: readonly Volume[];
}

/** Checks the volumes; answers with those that are free of faults, which alone can be mounted. */
export function checkVolumes(
  volumes: readonly Volume[],
  owner: VolumeOwner,
  at: Place,
): ReadonlyMap<string, Volume> {
  const known = new Map<string, Volume>(owner.claimed.map(volume => [volume.name, volume]));
  const claims = createdClaims(volumes, owner);
  let shown = owner.claimed.length;
  for (const [index, volume] of volumes.entries()) {
    if (shown > 0 && owner.claimed.some(claim => claim.name === volume.name)) {
      continue;
    }
    const atVolume = at.itemShownAs(index, shown);
    shown += 1;
    const before = at.count;
    checkVolume(volume, owner, atVolume);
    checkRequiredName(volume.name, dns1123Label, atVolume.field('name'));
    if (known.has(volume.name)) {
      atVolume.field('name').duplicate(volume.name);
    }
    if (at.count === before) {
      known.set(volume.name, volume);
    }
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim !== undefined && claims.has(claim)) {
      const detail = 'must not reference a PVC that gets created for an ephemeral volume';
      atVolume.field('persistentVolumeClaim').field('claimName').invalid(claim, detail);
    }
  }
  return known;
}

function createdClaims(volumes: readonly Volume[], owner: VolumeOwner): ReadonlySet<string> {
  const pod = owner.meta?.name ?? '';
  const ephemeral = volumes.filter(volume => volume.ephemeral !== undefined);
  return new Set(pod === '' ? [] : ephemeral.map(volume => `${pod}-${volume.name}`));
}

function checkVolume(volume: Volume, owner: VolumeOwner, at: Place): void {
  let found = false;
  for (const { name, check, shown, shownWhenSecond } of sources) {
    const source = volume[name];
    if (source === undefined) {
      continue;
    }
    if (found) {
      at.fieldShownAs(name, shownWhenSecond ?? name).forbidden(
        'may not specify more than 1 volume type',
      );
      continue;
    }
    found = true;
    check(source as never, at.fieldShownAs(name, shown ?? name), owner.meta !== undefined);
  }
  if (!found) {
    at.required('must specify a volume type');
  }
  if (volume.iscsi !== undefined) {
    network.checkIscsiName(volume.iscsi, volume.name ?? '', at.field('name'));
  }
  if (volume.ephemeral !== undefined) {
    checkClaimName(volume, owner, at.field('name'));
  }
}

function checkClaimName(volume: Volume, owner: VolumeOwner, at: Place): void {
  const pod = owner.meta?.name ?? '';
  if (pod === '' || (volume.name ?? '') === '') {
    return;
  }
  const claim = `${pod}-${volume.name}`;
  for (const message of dns1123Subdomain(claim)) {
    at.invalid(volume.name, `PVC name ${JSON.stringify(claim)}: ${message}`);
  }
}
