// The kubelets, as the registry of controllers makes them.

import type { ControllerFactory } from '../kernel/types.js';
import { createKubelet } from './kubelet.js';

/** All kubelets of one simulation. */
export const kubelet: ControllerFactory = environment => createKubelet(environment);
