// The default scheduler, as the registry of controllers makes it.

import type { ControllerFactory } from '../kernel/types.js';
import { createScheduler } from './scheduler.js';

/** One scheduler per simulation. */
export const defaultScheduler: ControllerFactory = () => createScheduler();
