// The hover sources, in the order their facts are shown.

import { containerPorts } from './containerPorts.js';
import { dataKeys } from './dataKeys.js';
import { defaults } from './defaults.js';
import { deprecations } from './deprecations.js';
import { durations } from './durations.js';
import { fileModes } from './fileModes.js';
import { images } from './images.js';
import { knownKeys } from './knownKeys.js';
import { peers } from './peers.js';
import { probes } from './probes.js';
import { qosClass } from './qosClass.js';
import { quantities } from './quantities.js';
import { references } from './references.js';
import { rollout } from './rollout.js';
import { schedules } from './schedules.js';
import { secretData } from './secretData.js';
import { selectedBy } from './selectedBy.js';
import { selectors } from './selectors.js';
import { targetPorts } from './targetPorts.js';
import type { HoverSource } from './types.js';
import { usage } from './usage.js';
import { utilization } from './utilization.js';
import { variables } from './variables.js';
import { volumes } from './volumes.js';

/** All sources. */
export const hoverSources: readonly HoverSource[] = [
  deprecations,
  references,
  selectors,
  peers,
  selectedBy,
  usage,
  targetPorts,
  containerPorts,
  volumes,
  variables,
  probes,
  dataKeys,
  quantities,
  durations,
  fileModes,
  utilization,
  schedules,
  secretData,
  images,
  rollout,
  qosClass,
  knownKeys,
  defaults,
];
