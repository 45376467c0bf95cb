// How many objects and events there are, for the tabs.

import type { PanelState } from '../../../core/protocol.js';
import type { Snapshot } from '../snapshot.js';

/** Counts all objects, kind by kind. */
export function countObjects(snapshot: Snapshot): PanelState['counts'] {
  const counts = snapshot.kinds().map(kind => snapshot.list(kind).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const events = snapshot.list('Event').length;
  return { objects: all - events, events };
}
