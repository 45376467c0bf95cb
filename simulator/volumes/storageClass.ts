// What a claim's StorageClass says about when and by whom it gets its volume.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { PersistentVolumeClaim, StorageClass } from '../../schemas/built/types.js';
import { findDefaultClass } from '../api/admission/common/defaultClass.js';

/** The provisioner of classes whose volumes are made by hand. */
export const noProvisioner = 'kubernetes.io/no-provisioner';

const betaClass = 'volume.beta.kubernetes.io/storage-class';
const inTreePrefix = 'kubernetes.io/';
/** Provisioners that were part of Kubernetes once, by the CSI drivers that took over. */
const successors: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
};

/** Who makes volumes of the class; undefined where nobody does: Kubernetes itself has no provisioners any more. */
export function externalProvisioner({ provisioner }: StorageClass): string | undefined {
  return provisioner.startsWith(inTreePrefix) ? successors[provisioner] : provisioner;
}

/** Whether the claim is bound only when a pod that uses it is scheduled. */
export function waitsForConsumer(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
): boolean {
  return (
    storageClass?.volumeBindingMode === 'WaitForFirstConsumer' &&
    (claim.spec?.volumeName ?? '') === ''
  );
}

/** The name of a claim's class; claims without one and with an empty one are alike. */
export function className(claim: PersistentVolumeClaim): string {
  const legacy = claim.metadata?.annotations?.[betaClass];
  return legacy ?? claim.spec?.storageClassName ?? '';
}

/** Whether the claim says which class it wants, be it none (`""`). */
export function namesClass({ metadata, spec }: PersistentVolumeClaim): boolean {
  return metadata?.annotations?.[betaClass] !== undefined || spec?.storageClassName !== undefined;
}

/** The class of claims that name none; undefined when no class is marked as such. */
export function findDefaultStorageClass(
  classes: readonly KubernetesObject[],
): KubernetesObject | undefined {
  return findDefaultClass(classes, 'storageclass.kubernetes.io/is-default-class');
}
