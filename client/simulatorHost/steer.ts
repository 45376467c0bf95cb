// What the panel's controls do to what runs.

import type { Steering } from './messages.js';
import type { RunningSimulation } from './runningSimulation.js';

export function steer(run: RunningSimulation, message: Steering): void {
  switch (message.type) {
    case 'play':
      run.play();
      break;
    case 'pause':
      run.pause();
      break;
    case 'step':
      run.step();
      break;
    case 'now':
      run.backToNow();
      break;
    case 'speed':
      run.setSpeed(message.speed);
      break;
    case 'scrub':
      run.scrubTo(message.timeMs);
      break;
    case 'select':
      run.select(message.id);
      break;
  }
}
