// All commands of the extension, one line each.

import { actOnNode } from './actOnNode.js';
import { applyToSimulation } from './applyToSimulation.js';
import { cordonNode } from './cordonNode.js';
import { crashContainer } from './crashContainer.js';
import { deletePod } from './deletePod.js';
import { failNode } from './failNode.js';
import { healContainer } from './healContainer.js';
import { healNode } from './healNode.js';
import { injectFault } from './injectFault.js';
import { makeUnready } from './makeUnready.js';
import { newSecret } from './newSecret.js';
import { openKubectlTerminal } from './openKubectlTerminal.js';
import { pause } from './pause.js';
import { play } from './play.js';
import { restartRollout } from './restartRollout.js';
import { revealManifest } from './revealManifest.js';
import { runInSimulator } from './runInSimulator.js';
import { scale } from './scale.js';
import { selectObject } from './selectObject.js';
import { setLoad } from './setLoad.js';
import { setSpeed } from './setSpeed.js';
import { showPanel } from './showPanel.js';
import { step } from './step.js';
import { stopSimulation } from './stopSimulation.js';
import type { Command } from './types.js';
import { uncordonNode } from './uncordonNode.js';
import { undoRollout } from './undoRollout.js';
import { viewSecret } from './viewSecret.js';

/** Every command; each is also in package.json with its words. */
export const commands: readonly Command[] = [
  actOnNode,
  applyToSimulation,
  cordonNode,
  crashContainer,
  deletePod,
  failNode,
  healContainer,
  healNode,
  injectFault,
  makeUnready,
  newSecret,
  openKubectlTerminal,
  pause,
  play,
  restartRollout,
  revealManifest,
  runInSimulator,
  scale,
  selectObject,
  setLoad,
  setSpeed,
  showPanel,
  step,
  stopSimulation,
  uncordonNode,
  undoRollout,
  viewSecret,
];
