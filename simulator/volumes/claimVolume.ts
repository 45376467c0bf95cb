// The first half of a binding: the volume names its claim. The binding controller then completes the claim.

import type { PersistentVolume, PersistentVolumeClaim } from '../../schemas/built/types.js';

/** Set on what the control plane, not a person, has bound. */
export const boundByController = 'pv.kubernetes.io/bound-by-controller';

/** The volume with claimRef to the claim; marked where no person put it there. */
export function claimVolume(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): PersistentVolume {
  const byHand = volume.spec?.claimRef !== undefined;
  const { annotations } = volume.metadata ?? {};
  return {
    ...volume,
    metadata: {
      ...volume.metadata,
      ...(byHand ? {} : { annotations: { ...annotations, [boundByController]: 'yes' } }),
    },
    spec: {
      ...volume.spec,
      claimRef: {
        kind: 'PersistentVolumeClaim',
        namespace: claim.metadata?.namespace,
        name: claim.metadata?.name,
        uid: claim.metadata?.uid,
        apiVersion: 'v1',
        resourceVersion: claim.metadata?.resourceVersion,
      },
    },
  };
}
