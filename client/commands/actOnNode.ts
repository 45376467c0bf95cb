// Command: offers what can be done with a node: cordon, uncordon, stop, start.

import { type Command, objectIdOf } from './types.js';

export const actOnNode: Command = {
  id: 'drydock.actOnNode',
  async run(context, argument) {
    const { t } = context;
    const chosen = await context.choose(
      [
        { label: t('Cordon'), description: t('no new pod comes'), value: 'drydock.cordonNode' },
        {
          label: t('Uncordon'),
          description: t('pods may come again'),
          value: 'drydock.uncordonNode',
        },
        {
          label: t('Stop the machine'),
          description: t('its node stops answering'),
          value: 'drydock.failNode',
        },
        {
          label: t('Start the machine'),
          description: t('its node answers again'),
          value: 'drydock.healNode',
        },
      ],
      t('What to do with a node?'),
    );
    if (chosen !== undefined) {
      await context.runCommand(chosen, objectIdOf(argument));
    }
  },
};
