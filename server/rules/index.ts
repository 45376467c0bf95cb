// The registry of rules across objects: one line per rule.

import { missingKey } from './missingKey.js';
import { missingReference } from './missingReference.js';
import { missingServicePort } from './missingServicePort.js';
import { missingTargetPort } from './missingTargetPort.js';
import { overlappingSelectors } from './overlappingSelectors.js';
import type { Rule } from './rule.js';
import { serviceSelectsNothing } from './serviceSelectsNothing.js';

/** Every rule, in the order their findings are shown. */
export const rules: readonly Rule[] = [
  missingReference,
  missingKey,
  missingServicePort,
  serviceSelectsNothing,
  missingTargetPort,
  overlappingSelectors,
];
