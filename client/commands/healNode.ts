// Command: starts a failed node again.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const healNode: Command = {
  id: 'drydock.healNode',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Node']);
    if (target !== undefined) {
      const words = context.t('{0} is back', target.reference.name);
      await perform(context, target, words, { type: 'setNodeFailed', failed: false });
    }
  },
};
