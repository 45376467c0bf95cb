// The completion sources, in the order their proposals are listed.

import { annotations } from './annotations.js';
import { environment } from './environment.js';
import { fields } from './fields.js';
import { header } from './header.js';
import { labels } from './labels.js';
import { metrics } from './metrics.js';
import { objects } from './objects.js';
import { podNames } from './podNames.js';
import { rbac } from './rbac.js';
import { references } from './references.js';
import { resourceNames } from './resourceNames.js';
import { schedules } from './schedules.js';
import { servicePorts } from './servicePorts.js';
import { targetKinds } from './targetKinds.js';
import type { CompletionSource } from './types.js';
import { values } from './values.js';
import { wordsInUse } from './wordsInUse.js';

/** All sources. */
export const completionSources: readonly CompletionSource[] = [
  header,
  objects,
  references,
  targetKinds,
  podNames,
  servicePorts,
  labels,
  wordsInUse,
  rbac,
  metrics,
  resourceNames,
  annotations,
  environment,
  schedules,
  values,
  fields,
];
