// Command: takes a Deployment back to its revision before, as `kubectl rollout undo`.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const undoRollout: Command = {
  id: 'drydock.undoRollout',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['apps/Deployment']);
    if (target !== undefined) {
      const words = context.t('undo the rollout of {0}', target.reference.name);
      await perform(context, target, words, { type: 'undoRollout' });
    }
  },
};
