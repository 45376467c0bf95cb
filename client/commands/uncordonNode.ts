// Command: lets a cordoned node take pods again, as `kubectl uncordon`.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const uncordonNode: Command = {
  id: 'drydock.uncordonNode',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Node']);
    if (target !== undefined) {
      const words = context.t('uncordon {0}', target.reference.name);
      await perform(context, target, words, { type: 'setCordoned', cordoned: false });
    }
  },
};
