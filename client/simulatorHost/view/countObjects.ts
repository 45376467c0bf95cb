// How many objects and events there are, for the tabs.

import type { PanelState } from '../../../core/protocol.js';
import type { Snapshot } from '../snapshot.js';

/** Counts all objects. Costs one step per object: not for every picture of a big cluster. */
export function countObjects(snapshot: Snapshot): PanelState['counts'] {
  const objects = snapshot.all();
  const events = objects.reduce((sum, object) => sum + (object.kind === 'Event' ? 1 : 0), 0);
  return { objects: objects.length - events, events };
}
