// Command: how fast virtual time passes beside the wall's.

import { speeds } from '../simulatorHost/pacer.js';
import type { Command } from './types.js';

export const setSpeed: Command = {
  id: 'drydock.setSpeed',
  async run(context, argument) {
    const { running, t } = context;
    const choices = speeds.map(speed => ({ label: `${speed}×`, value: speed }));
    const speed =
      typeof argument === 'number' ? argument : await context.choose(choices, t('How fast?'));
    if (speed !== undefined) {
      running?.steer({ type: 'speed', speed });
    }
  },
};
