// The registry of filters that look at more than the node object, in the order of the default profile.

import type { FilterPlugin } from '../state/plugin.js';
import { dynamicResources } from './dynamicResources.js';
import { interPodAffinity } from './interPodAffinity.js';
import { nodePorts } from './nodePorts.js';
import { nodeResourcesFit } from './nodeResourcesFit.js';
import { nodeVolumeLimits } from './nodeVolumeLimits.js';
import { podTopologySpread } from './podTopologySpread.js';
import { volumeBinding } from './volumeBinding.js';
import { volumeRestrictions } from './volumeRestrictions.js';
import { volumeZone } from './volumeZone.js';

/** NodeUnschedulable, TaintToleration and NodeAffinity come before these (see nodeVerdict.ts). */
export const filters: readonly FilterPlugin[] = [
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  nodeVolumeLimits,
  volumeBinding,
  volumeZone,
  podTopologySpread,
  interPodAffinity,
  dynamicResources,
];
