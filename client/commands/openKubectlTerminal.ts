// Command: opens a terminal whose kubectl speaks to the simulated cluster; an empty one is started if none runs.

import type { Command } from './types.js';

export const openKubectlTerminal: Command = {
  id: 'drydock.openKubectlTerminal',
  async run(context) {
    if (context.running === undefined) {
      await context.start([]);
    } else {
      context.showPanel();
    }
    await context.openKubectlTerminal();
  },
};
