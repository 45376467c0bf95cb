// All journeys, in the order they are played.
import { editing } from './editing.mjs';
import { firstRun } from './firstRun.mjs';
import { kubectl } from './kubectl.mjs';
import { kustomizing } from './kustomizing.mjs';
import { loads } from './loads.mjs';
import { otherWays } from './otherWays.mjs';
import { panelLooks } from './panelLooks.mjs';

export const journeys = [firstRun, editing, kustomizing, kubectl, loads, otherWays, panelLooks];
