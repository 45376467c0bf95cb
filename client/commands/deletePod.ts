// Command: deletes a pod of the simulated cluster, as `kubectl delete pod`; its owner replaces it.

import { findTarget, perform } from '../commandTarget.js';
import type { Command } from './types.js';

export const deletePod: Command = {
  id: 'drydock.deletePod',
  async run(context, argument) {
    const target = await findTarget(context, argument, ['Pod']);
    if (target !== undefined) {
      const words = context.t('delete {0}', target.reference.name);
      await perform(context, target, words, { type: 'deletePod' });
    }
  },
};
