// Where containers mount volumes and devices: known volumes, unique paths.
import type { Container, Volume, VolumeDevice, VolumeMount } from '../../../schemas/built/types.js';
import { checkLocalDescendingPath, checkOneOf, checkPresent, hasBacksteps } from '../checks.js';
import type { Place } from '../place.js';

const propagations = ['Bidirectional', 'HostToContainer', 'None'];
const readOnlyModes = ['Disabled', 'Enabled', 'IfPossible'];

/** The volumes of a pod that are free of faults, by name: only these can be mounted. */
export type KnownVolumes = ReadonlyMap<string, Volume>;

/** The mounts of a container. */
export function checkVolumeMounts(container: Container, volumes: KnownVolumes, at: Place): void {
  const mounts = container.volumeMounts ?? [];
  const devices = container.volumeDevices ?? [];
  const paths = new Set<string>();
  for (const [index, mount] of mounts.entries()) {
    const atMount = at.item(index);
    const { name = '', mountPath = '' } = mount;
    checkPresent(name, atMount.field('name'));
    if (!volumes.has(name)) {
      atMount.field('name').notFound(name);
    }
    checkPresent(mountPath, atMount.field('mountPath'));
    if (paths.has(mountPath)) {
      atMount.field('mountPath').invalid(mountPath, 'must be unique');
    }
    paths.add(mountPath);
    checkAgainstDevices(mount, devices, atMount);
    checkSubPaths(mount, at, index);
    checkPropagation(mount, container, at, index);
  }
}

/** The block devices of a container. */
export function checkVolumeDevices(container: Container, volumes: KnownVolumes, at: Place): void {
  const mounts = container.volumeMounts ?? [];
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [index, device] of (container.volumeDevices ?? []).entries()) {
    const atDevice = at.item(index);
    const { name = '', devicePath = '' } = device;
    checkPresent(name, atDevice.field('name'));
    if (names.has(name)) {
      atDevice.field('name').invalid(name, 'must be unique');
    }
    checkDeviceVolume(name, volumes, atDevice.field('name'));
    checkPresent(devicePath, atDevice.field('devicePath'));
    if (paths.has(devicePath)) {
      atDevice.field('devicePath').invalid(devicePath, 'must be unique');
    }
    if (hasBacksteps(devicePath)) {
      atDevice.field('devicePath').invalid(devicePath, "can not contain backsteps ('..')");
    }
    if (mounts.some(mount => mount.name === name)) {
      atDevice.field('name').invalid(name, 'must not already exist in volumeMounts');
    }
    if (mounts.some(mount => mount.mountPath === devicePath)) {
      const detail = 'must not already exist as a path in volumeMounts';
      atDevice.field('devicePath').invalid(devicePath, detail);
    }
    paths.add(devicePath);
    if (name !== '') {
      names.add(name);
    }
  }
}

function checkDeviceVolume(name: string, volumes: KnownVolumes, at: Place): void {
  const volume = volumes.get(name);
  if (volume === undefined) {
    at.notFound(name);
  } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
    const detail =
      'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
    at.invalid(name, detail);
  }
}

function checkAgainstDevices(
  mount: VolumeMount,
  devices: readonly VolumeDevice[],
  at: Place,
): void {
  if (devices.some(device => device.name === mount.name)) {
    at.field('name').invalid(mount.name, 'must not already exist in volumeDevices');
  }
  if (devices.some(device => device.devicePath === mount.mountPath)) {
    const detail = 'must not already exist as a path in volumeDevices';
    at.field('mountPath').invalid(mount.mountPath, detail);
  }
}

/** The server names these fields without the index of the mount. */
function checkSubPaths(mount: VolumeMount, at: Place, index: number): void {
  const { subPath = '', subPathExpr = '' } = mount;
  if (subPath !== '') {
    checkLocalDescendingPath(subPath, at.silent(index).field('subPath'));
  }
  if (subPathExpr === '') {
    return;
  }
  if (subPath !== '') {
    const detail = 'subPathExpr and subPath are mutually exclusive';
    at.item(index).field('subPathExpr').invalid(subPathExpr, detail);
  }
  checkLocalDescendingPath(subPathExpr, at.silent(index).field('subPathExpr'));
}

function checkPropagation(
  mount: VolumeMount,
  container: Container,
  at: Place,
  index: number,
): void {
  const { mountPropagation, recursiveReadOnly } = mount;
  const atPropagation = at.silent(index).field('mountPropagation');
  checkOneOf(mountPropagation, propagations, atPropagation);
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    atPropagation.forbidden(
      'Bidirectional mount propagation is available only to privileged containers',
    );
  }
  const atMode = at.silent(index).field('recursiveReadOnly');
  checkOneOf(recursiveReadOnly, readOnlyModes, atMode);
  if (recursiveReadOnly === 'Enabled' || recursiveReadOnly === 'IfPossible') {
    if (mount.readOnly !== true) {
      atMode.forbidden('may only be specified when readOnly is true');
    }
    if (mountPropagation !== undefined && mountPropagation !== 'None') {
      atMode.forbidden('may only be specified when mountPropagation is None or not specified');
    }
  }
}
