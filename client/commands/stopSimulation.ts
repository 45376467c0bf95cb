// Command: ends the simulation and forgets its cluster.

import type { Command } from './types.js';

export const stopSimulation: Command = {
  id: 'drydock.stopSimulation',
  run: context => context.stop(),
};
