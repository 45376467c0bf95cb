// Command: applies a file to the simulated cluster that already runs, as `kubectl apply` after an earlier one.

import { targetsOf } from './runInSimulator.js';
import type { Command } from './types.js';

export const applyToSimulation: Command = {
  id: 'drydock.applyToSimulation',
  async run(context, argument, others) {
    const active = context.activeFile();
    const targets = targetsOf(argument, others) ?? (active === undefined ? [] : [active]);
    const { texts, refusal } = await context.read(targets);
    if (refusal !== undefined) {
      context.warn(refusal);
    } else if (context.running === undefined) {
      await context.start(texts);
    } else {
      await context.apply(texts);
    }
  },
};
