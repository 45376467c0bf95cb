// Command: restarts a workload's rollout, as `kubectl rollout restart`.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

const restartable = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];

export const restartRollout: Command = {
  id: 'drydock.restartRollout',
  async run(context, argument) {
    const target = await findTarget(context, argument, restartable);
    if (target !== undefined) {
      const words = context.t('restart {0}', target.reference.name);
      await perform(context, target, words, { type: 'restartRollout' });
    }
  },
};
