// Command: marks a node unschedulable, as `kubectl cordon`; its pods stay.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const cordonNode: Command = {
  id: 'drydock.cordonNode',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Node']);
    if (target !== undefined) {
      const words = context.t('cordon {0}', target.reference.name);
      await perform(context, target, words, { type: 'setCordoned', cordoned: true });
    }
  },
};
