// Command: shows the manifest an object of the simulated cluster came from, or its owner's.

import { type Command, objectIdOf } from './types.js';

export const revealManifest: Command = {
  id: 'drydock.revealManifest',
  async run(context, argument) {
    const { running, t } = context;
    const id = objectIdOf(argument) ?? running?.selection;
    const place = id === undefined ? undefined : await running?.findManifest(id);
    if (place === undefined) {
      context.warn(t('No manifest of this run made it: the cluster itself did.'));
      return;
    }
    await context.reveal(place);
  },
};
