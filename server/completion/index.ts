// The completion sources, in the order their proposals are listed.

import { annotations } from './annotations.js';
import { environment } from './environment.js';
import { fieldPaths } from './fieldPaths.js';
import { fields } from './fields.js';
import { header } from './header.js';
import { labels } from './labels.js';
import { metrics } from './metrics.js';
import { namespaceLabels } from './namespaceLabels.js';
import { nodes } from './nodes.js';
import { objects } from './objects.js';
import { ownersAndSources } from './ownersAndSources.js';
import { podNames } from './podNames.js';
import { policyPorts } from './policyPorts.js';
import { rbac } from './rbac.js';
import { references } from './references.js';
import { resourceNames } from './resourceNames.js';
import { schedules } from './schedules.js';
import { secretKeys } from './secretKeys.js';
import { servicePorts } from './servicePorts.js';
import { subPaths } from './subPaths.js';
import { targetKinds } from './targetKinds.js';
import type { CompletionSource } from './types.js';
import { values } from './values.js';
import { wellKnownWords } from './wellKnownWords.js';
import { wordsInUse } from './wordsInUse.js';

/** All sources. */
export const completionSources: readonly CompletionSource[] = [
  header,
  objects,
  references,
  targetKinds,
  ownersAndSources,
  podNames,
  servicePorts,
  policyPorts,
  subPaths,
  nodes,
  namespaceLabels,
  labels,
  wordsInUse,
  rbac,
  metrics,
  resourceNames,
  fieldPaths,
  annotations,
  environment,
  schedules,
  wellKnownWords,
  secretKeys,
  values,
  fields,
];
