// Command: offers everything that can go wrong: a container, a pod's readiness, a node.

import { type Command, objectIdOf } from './types.js';

export const injectFault: Command = {
  id: 'drydock.injectFault',
  async run(context, argument) {
    const { t } = context;
    const chosen = await context.choose(
      [
        {
          label: t('Crash a container'),
          description: t('it exits with code 1'),
          value: 'drydock.crashContainer',
        },
        {
          label: t('Make a pod unready'),
          description: t('it runs, no Service leads to it'),
          value: 'drydock.makeUnready',
        },
        {
          label: t('Heal a pod'),
          description: t('its containers behave again'),
          value: 'drydock.healContainer',
        },
        {
          label: t('Delete a pod'),
          description: t('its owner replaces it'),
          value: 'drydock.deletePod',
        },
        {
          label: t('Stop a machine'),
          description: t('its node stops answering'),
          value: 'drydock.failNode',
        },
        {
          label: t('Start a machine'),
          description: t('its node answers again'),
          value: 'drydock.healNode',
        },
      ],
      t('What goes wrong?'),
    );
    if (chosen !== undefined) {
      await context.runCommand(chosen, objectIdOf(argument));
    }
  },
};
