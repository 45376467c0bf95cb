// The hover sources, in the order their facts are shown.

import { defaults } from './defaults.js';
import { deprecations } from './deprecations.js';
import { images } from './images.js';
import { knownKeys } from './knownKeys.js';
import { qosClass } from './qosClass.js';
import { quantities } from './quantities.js';
import { references } from './references.js';
import { rollout } from './rollout.js';
import { schedules } from './schedules.js';
import { secretData } from './secretData.js';
import { selectors } from './selectors.js';
import { targetPorts } from './targetPorts.js';
import type { HoverSource } from './types.js';
import { usage } from './usage.js';

/** All sources. */
export const hoverSources: readonly HoverSource[] = [
  deprecations,
  references,
  selectors,
  usage,
  targetPorts,
  quantities,
  schedules,
  secretData,
  images,
  rollout,
  qosClass,
  knownKeys,
  defaults,
];
