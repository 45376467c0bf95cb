// Command: makes the containers of a pod behave again.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const healContainer: Command = {
  id: 'drydock.healContainer',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Pod']);
    if (target !== undefined) {
      const words = context.t('heal {0}', target.reference.name);
      await perform(context, target, words, { type: 'setPodCourse', course: 'healthy' });
    }
  },
};
