// Filter NodeVolumeLimits: a CSI driver attaches only so many volumes to a node, as the node's CSINode says.
// After pkg/scheduler/framework/plugins/nodevolumelimits/csi.go.

import type {
  CSINode,
  PersistentVolume,
  PersistentVolumeClaim,
  StorageClass,
} from '../../../schemas/built/types.js';
import { className } from '../../volumes/storageClass.js';
import type { NodeState } from '../state/nodeTable.js';
import { type Attempt, type FilterPlugin, rejection } from '../state/plugin.js';
import { claimNames } from '../state/schedulerState.js';

const name = 'NodeVolumeLimits';
const full = rejection(name, 'node(s) exceed max volume count', 'resolvable');
const nodeKind = 'storage.k8s.io/CSINode';

/** Rejects nodes where a driver would have more volumes attached than it can. */
export const nodeVolumeLimits: FilterPlugin = {
  name,
  prepare(attempt) {
    const { pod, podClass, cluster } = attempt;
    if (!podClass.hasClaims || cluster.list<CSINode>(nodeKind).length === 0) {
      return undefined;
    }
    const wanted = volumesOf(attempt, podClass.namespace, claimNames(pod));
    if (wanted.size === 0) {
      return undefined;
    }
    return node => {
      const limits = limitsOf(cluster.get<CSINode>(nodeKind, '', node.name));
      return limits.size > 0 && exceeds(limits, wanted, attachedTo(attempt, node))
        ? full
        : undefined;
    };
  },
};

function limitsOf(csiNode: CSINode | undefined): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { name: driver, allocatable } of csiNode?.spec.drivers ?? []) {
    if (allocatable?.count !== undefined) {
      limits.set(driver, allocatable.count);
    }
  }
  return limits;
}

/** A volume that is attached already costs nothing. */
function exceeds(
  limits: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, string>,
  attached: ReadonlyMap<string, string>,
): boolean {
  const added = [...wanted].filter(([volume]) => !attached.has(volume)).map(([, driver]) => driver);
  const drivers = [...attached.values(), ...added];
  return added.some(
    driver => drivers.filter(other => other === driver).length > (limits.get(driver) ?? Infinity),
  );
}

function attachedTo(attempt: Attempt, node: NodeState): ReadonlyMap<string, string> {
  const attached = new Map<string, string>();
  for (const { namespace, claims } of node.pods.values()) {
    for (const [volume, driver] of volumesOf(attempt, namespace, claims)) {
      attached.set(volume, driver);
    }
  }
  return attached;
}

/** The volumes of claims by what tells them apart, with their drivers; unbound claims go by their class. */
function volumesOf(
  { cluster }: Pick<Attempt, 'cluster'>,
  namespace: string,
  claims: readonly string[],
): ReadonlyMap<string, string> {
  const volumes = new Map<string, string>();
  for (const claimName of claims) {
    const claim = cluster.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, claimName);
    const volume = cluster.get<PersistentVolume>(
      'PersistentVolume',
      '',
      claim?.spec?.volumeName ?? '',
    );
    if (volume?.spec?.csi !== undefined) {
      const { driver, volumeHandle } = volume.spec.csi;
      volumes.set(`${driver}/${volumeHandle}`, driver);
    } else if (claim !== undefined && volume === undefined) {
      const storageClass = cluster.get<StorageClass>(
        'storage.k8s.io/StorageClass',
        '',
        className(claim),
      );
      if (storageClass !== undefined) {
        const { provisioner } = storageClass;
        volumes.set(`${provisioner}/${namespace}/${claimName}`, provisioner);
      }
    }
  }
  return volumes;
}
