// Long work in slices, for the language server's shell: messages of the client are looked at in between.

import { setImmediate } from 'node:timers/promises';

/** Work done before messages of the client are looked at; a look reads one. */
const sliceMsMax = 4;
const looks = 2;

/** Gives others their turn when a slice's time is over. */
export interface Slices {
  readonly turn: () => Promise<void>;
}

/** Slices that say when one has ended. */
export function createSlices(ended: () => void = () => undefined): Slices {
  let start = performance.now();
  return {
    async turn() {
      if (performance.now() - start > sliceMsMax) {
        ended();
        for (let look = 0; look < looks; look++) {
          await setImmediate();
        }
        start = performance.now();
      }
    },
  };
}
