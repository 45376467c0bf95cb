// The volume expansion controller: claims that ask for more than they have wait for an external resizer.
// That one is simulated with the provisioner: addon `provisioner`. After pkg/controller/volume/expand.

import type { PersistentVolume, PersistentVolumeClaim } from '../../../schemas/built/types.js';
import { hasAddon } from '../../addons.js';
import type { ChangeNotice, Cluster, ControllerFactory } from '../../kernel/types.js';
import { wholeOf } from '../../scheduler/state/amounts.js';
import { getByKey, keyOf } from '../common/keys.js';

const none: readonly string[] = [];

/** One controller per simulation. */
export const volumeExpansionController: ControllerFactory = ({ clusterFile }) => ({
  name: 'volume_expand',
  watches: { PersistentVolumeClaim: onClaim },
  reconcile(cluster, key) {
    const claim = getByKey<PersistentVolumeClaim>(cluster, 'PersistentVolumeClaim', key);
    if (claim !== undefined && wantedOf(claim) > wholeOf(claim.status?.capacity?.['storage'])) {
      const message = 'waiting for an external controller to expand this PVC';
      cluster.event(claim, { type: 'Normal', reason: 'ExternalExpanding', message });
      if (hasAddon(clusterFile, 'provisioner')) {
        expand(cluster, claim);
      }
    }
    return undefined;
  },
});

/** A bound claim that asks for more than before. */
function onClaim({ type, object, previous }: ChangeNotice): readonly string[] {
  const claim = object as PersistentVolumeClaim;
  const grows =
    type === 'MODIFIED' &&
    claim.status?.phase === 'Bound' &&
    wantedOf(claim) > wantedOf(previous as PersistentVolumeClaim);
  return grows ? [keyOf(object)] : none;
}

function wantedOf({ spec }: PersistentVolumeClaim): number {
  return wholeOf(spec?.resources?.requests?.['storage']);
}

/** What an external resizer does: first the volume grows, then the claim says so. */
function expand(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const storage = claim.spec?.resources?.requests?.['storage'] ?? '';
  const name = claim.spec?.volumeName ?? '';
  const volume = cluster.get<PersistentVolume>('PersistentVolume', '', name);
  if (volume === undefined) {
    return;
  }
  const say = (reason: string, message: string): void =>
    cluster.event(claim, { type: 'Normal', reason, message });
  say('Resizing', `External resizer is resizing volume ${name}`);
  cluster.update<PersistentVolume>({
    ...volume,
    spec: { ...volume.spec, capacity: { ...volume.spec?.capacity, storage } },
  });
  const capacity = { ...claim.status?.capacity, storage };
  cluster.updateStatus<PersistentVolumeClaim>({ ...claim, status: { ...claim.status, capacity } });
  say('VolumeResizeSuccessful', 'Resize volume succeeded');
}
