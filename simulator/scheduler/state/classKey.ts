// What makes two pods the same to the scheduler: as a key, and as a quick comparison for pods of one template.

import type { Container, Pod, PodSpec } from '../../../schemas/built/types.js';
import { diskOf, disksOf } from './disks.js';
import type { Labels } from './labelMatch.js';

/** Pods with the same key are of one class. */
export function classKey(pod: Pod): string {
  const { spec, metadata } = pod as Required<Pick<Pod, 'spec' | 'metadata'>>;
  return JSON.stringify([
    metadata.namespace,
    metadata.labels,
    ownerUidOf(pod),
    spec.containers.map(containerKey),
    spec.initContainers?.map(containerKey),
    spec.nodeSelector,
    spec.affinity,
    spec.tolerations,
    spec.topologySpreadConstraints,
    spec.hostNetwork,
    spec.overhead,
    spec.resources,
    spec.volumes?.some(namesClaim),
    disksOf(spec),
    spec.resourceClaims,
  ]);
}

/** The UID of the pod's controller; undefined without one. */
export function ownerUidOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(reference => reference.controller === true)?.uid;
}

/** Whether a volume is a claim. */
export function namesClaim(volume: NonNullable<PodSpec['volumes']>[number]): boolean {
  return volume.persistentVolumeClaim !== undefined || volume.ephemeral !== undefined;
}

/**
 * Whether two pods of one controller surely have the same key: they share the parts of their template. A `false` says
 * nothing.
 */
export function isSurelyAlike(a: Pod, b: Pod): boolean {
  const [left, right] = [a.spec, b.spec];
  if (left === undefined || right === undefined) {
    return false;
  }
  return (
    a.metadata.namespace === b.metadata.namespace &&
    hasSameLabels(a.metadata.labels, b.metadata.labels) &&
    haveSameParts(left.containers, right.containers) &&
    haveSameParts(left.initContainers, right.initContainers) &&
    left.nodeSelector === right.nodeSelector &&
    left.affinity === right.affinity &&
    left.tolerations === right.tolerations &&
    left.topologySpreadConstraints === right.topologySpreadConstraints &&
    left.hostNetwork === right.hostNetwork &&
    left.overhead === right.overhead &&
    left.resources === right.resources &&
    left.resourceClaims === right.resourceClaims &&
    havePlainVolumes(left.volumes) &&
    havePlainVolumes(right.volumes)
  );
}

function containerKey(container: PodSpec['containers'][number]): unknown[] {
  return [container.image, container.resources, container.ports, container.restartPolicy];
}

function hasSameLabels(a: Labels | undefined, b: Labels | undefined): boolean {
  if (a === b) {
    return true;
  }
  if (a === undefined || b === undefined) {
    return false;
  }
  // The key has the labels in their order.
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && a[name] === b[name])
  );
}

function haveSameParts(
  a: PodSpec['containers'] | undefined,
  b: PodSpec['containers'] | undefined,
): boolean {
  if (a === b) {
    return true;
  }
  if (a === undefined || b === undefined || a.length !== b.length) {
    return false;
  }
  for (let index = 0; index < a.length; index++) {
    if (!haveSameKey(a[index] as Container, b[index] as Container)) {
      return false;
    }
  }
  return true;
}

function haveSameKey(container: Container, other: Container): boolean {
  return (
    container === other ||
    (container.image === other.image &&
      container.resources === other.resources &&
      container.ports === other.ports &&
      container.restartPolicy === other.restartPolicy)
  );
}

function havePlainVolumes(volumes: PodSpec['volumes']): boolean {
  return (
    volumes === undefined ||
    !volumes.some(volume => namesClaim(volume) || diskOf(volume) !== undefined)
  );
}
