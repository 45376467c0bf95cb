// What a claim's StorageClass says about when and by whom it gets its volume.

import type { PersistentVolumeClaim, StorageClass } from '../../schemas/built/types.js';

/** The provisioner of classes whose volumes are made by hand. */
export const noProvisioner = 'kubernetes.io/no-provisioner';

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
  const legacy = claim.metadata?.annotations?.['volume.beta.kubernetes.io/storage-class'];
  return legacy ?? claim.spec?.storageClassName ?? '';
}
