// Command: stops a node, as when its machine dies: the cluster notices by the missing heartbeat.

import { findTarget, performFault } from '../commandTarget.js';
import type { Command } from './types.js';

export const failNode: Command = {
  id: 'drydock.failNode',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Node']);
    if (target !== undefined) {
      const words = context.t('{0} fails', target.reference.name);
      await performFault(context, target, words, { type: 'setNodeFailed', failed: true });
    }
  },
};
