// Which parts of a cluster that Kubernetes leaves to others are simulated: cloud, storage and ingress controllers.

import type { ClusterFile } from './simulation.js';

/** A simulated controller of the environment rather than of the control plane. */
export type Addon = 'loadBalancer' | 'ingress' | 'provisioner';

/** As the cluster file says; where it describes nodes or containers and says nothing of the addon, there is none. */
export function hasAddon(clusterFile: ClusterFile, addon: Addon): boolean {
  const isDescribed = clusterFile.nodes !== undefined || clusterFile.containers !== undefined;
  return clusterFile.addons?.[addon] ?? !isDescribed;
}
