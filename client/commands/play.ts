// Command: lets virtual time pass.

import type { Command } from './types.js';

export const play: Command = {
  id: 'drydock.play',
  run: context => context.running?.steer({ type: 'play' }),
};
