// The registry of scores with the weights of the default profile.

import type { ScorePlugin } from '../state/plugin.js';
import { imageLocality } from './imageLocality.js';
import { podAffinityPreference } from './interPodAffinity.js';
import { affinityPreference, taintPreference } from './nodePreference.js';
import { balancedAllocation, leastAllocated } from './nodeResources.js';
import { spreadPreference } from './podTopologySpread.js';

/** All scores. */
export const scores: readonly ScorePlugin[] = [
  taintPreference,
  affinityPreference,
  leastAllocated,
  spreadPreference,
  podAffinityPreference,
  balancedAllocation,
  imageLocality,
];
