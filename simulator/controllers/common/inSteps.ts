// Long reconciles in steps: what creates hundreds of pods pauses, so that nobody waits for a single event.

import type { Requeue } from '../../kernel/types.js';

/** So many objects one step looks at, at most, where nothing is written. */
export const looksPerStep = 256;

/** Work that may pause; nothing else happens in the cluster between its steps. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does the first step; what is left goes on with the very next events. */
export function inSteps(work: Steps<Requeue | undefined>): Requeue | undefined {
  const { done, value } = work.next();
  return done ? value : { afterMs: 0, rest: () => inSteps(work) };
}
