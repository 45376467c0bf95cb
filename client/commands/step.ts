// Command: goes to the next moment at which anything happens, and pauses there.

import type { Command } from './types.js';

export const step: Command = {
  id: 'drydock.step',
  run: context => context.running?.steer({ type: 'step' }),
};
