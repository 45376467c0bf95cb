// Command: makes the containers of a pod run without being ready, so that no Service leads to it.

import { findTarget, performFault } from '../commandTarget.js';
import type { Command } from './types.js';

export const makeUnready: Command = {
  id: 'drydock.makeUnready',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Pod']);
    if (target !== undefined) {
      const words = context.t('{0} is not ready', target.reference.name);
      await performFault(context, target, words, { type: 'setPodCourse', course: 'unready' });
    }
  },
};
