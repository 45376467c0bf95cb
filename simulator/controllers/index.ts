// The registry of controllers: each simulation makes one of each, in this order. One line per controller.

import type { ControllerFactory } from '../kernel/types.js';

/** Everything that runs on the API by itself: controllers, scheduler, kubelets. */
export const controllers: readonly ControllerFactory[] = [];
