// The registry of controllers: each simulation makes one of each, in this order. One line per controller.

import type { ControllerFactory } from '../kernel/types.js';
import { deploymentController } from './deployment/index.js';
import { replicaSetController } from './replicaSet/index.js';
import { replicationControllerController } from './replicationController/index.js';

/** Everything that runs on the API by itself: controllers, scheduler, kubelets. */
export const controllers: readonly ControllerFactory[] = [
  deploymentController,
  replicaSetController,
  replicationControllerController,
];
