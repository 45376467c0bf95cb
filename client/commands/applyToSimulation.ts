// Command: applies a file to the simulated cluster that already runs, as `kubectl apply` after an earlier one.

import { sayNote, targetsOf } from './runInSimulator.js';
import type { Command } from './types.js';

export const applyToSimulation: Command = {
  id: 'drydock.applyToSimulation',
  async run(context, argument, others) {
    const active = context.activeFile();
    const targets = targetsOf(argument, others) ?? (active === undefined ? [] : [active]);
    const { sources, refusal, note } = await context.read(targets);
    if (refusal !== undefined) {
      context.warn(refusal);
      return;
    }
    if (sources.length === 0) {
      return;
    }
    await (context.running === undefined ? context.start(sources) : context.apply(sources));
    sayNote(context, note);
  },
};
