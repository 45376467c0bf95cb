// Command: shows the simulator panel, empty if nothing runs.

import type { Command } from './types.js';

export const showPanel: Command = {
  id: 'drydock.showPanel',
  run: context => context.showPanel(),
};
