// The admission plugins in the server's order.

import { namespaceLifecycle } from './namespaceLifecycle.js';
import type { AdmissionPlugin } from './plugin.js';

/** Mutating steps run in this order, then validating ones; ResourceQuota comes last. */
export const admissionPlugins: readonly AdmissionPlugin[] = [namespaceLifecycle];
