// Command: makes the containers of a pod exit with code 1, again and again, until they are healed.

import { findTarget, performFault } from '../commandTarget.js';
import type { Command } from './types.js';

export const crashContainer: Command = {
  id: 'drydock.crashContainer',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Pod']);
    if (target !== undefined) {
      const words = context.t('{0} crashes', target.reference.name);
      await performFault(context, target, words, { type: 'setPodCourse', course: 'crash' });
    }
  },
};
