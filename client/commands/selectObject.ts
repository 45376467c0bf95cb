// Command: selects an object in the panel; used by the tree.

import { type Command, objectIdOf } from './types.js';

export const selectObject: Command = {
  id: 'drydock.selectObject',
  run(context, argument) {
    context.running?.steer({ type: 'select', id: objectIdOf(argument) });
    context.showPanel();
  },
};
