// The registry of rules across objects: one line per rule.

import { missingReference } from './missingReference.js';
import type { Rule } from './rule.js';

/** Every rule, in the order their findings are shown. */
export const rules: readonly Rule[] = [missingReference];
