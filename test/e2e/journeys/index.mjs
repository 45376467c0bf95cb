// All journeys, in the order they are played.
import { firstRun } from './firstRun.mjs';
import { panelLooks } from './panelLooks.mjs';

export const journeys = [firstRun, panelLooks];
