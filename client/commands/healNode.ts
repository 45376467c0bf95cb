// Command: starts a failed node again.

import { findTarget, perform } from '../commandTarget.js';
import { setNodeFailed } from '../simulatorHost/actions.js';
import type { Command } from './types.js';

export const healNode: Command = {
  id: 'drydock.healNode',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Node']);
    if (target !== undefined) {
      const words = context.t('{0} is back', target.reference.name);
      perform(context, target, words, simulation =>
        setNodeFailed(simulation, target.reference.name, false),
      );
    }
  },
};
