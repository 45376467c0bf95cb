// All journeys, in the order they are played.
import { firstRun } from './firstRun.mjs';
import { otherWays } from './otherWays.mjs';
import { panelLooks } from './panelLooks.mjs';

export const journeys = [firstRun, otherWays, panelLooks];
