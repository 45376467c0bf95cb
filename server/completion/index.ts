// The completion sources, in the order their proposals are listed.

import { fields } from './fields.js';
import { header } from './header.js';
import type { CompletionSource } from './types.js';
import { values } from './values.js';

/** All sources. */
export const completionSources: readonly CompletionSource[] = [header, values, fields];
