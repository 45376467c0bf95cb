// The registry of rules across objects: one line per rule.

import { missingKey } from './missingKey.js';
import { missingReference } from './missingReference.js';
import type { Rule } from './rule.js';
import { serviceSelectsNothing } from './serviceSelectsNothing.js';

/** Every rule, in the order their findings are shown. */
export const rules: readonly Rule[] = [missingReference, missingKey, serviceSelectsNothing];
