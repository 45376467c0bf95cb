// Command: stops virtual time; the cluster stands as it is.

import type { Command } from './types.js';

export const pause: Command = {
  id: 'drydock.pause',
  run: context => context.running?.steer({ type: 'pause' }),
};
