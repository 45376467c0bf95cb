// Creating many things without hammering a server that refuses them: batches of 1, 2, 4, 8 …
// After pkg/controller/replicaset/replica_set.go: slowStartBatch.

import { ApiError } from '../../api/apiError.js';
import type { Requeue } from '../../kernel/types.js';

/** So many writes one step does at most: it stays short on a slow machine. */
export const perStep = 8;

/**
 * Calls `create` up to `count` times, with the index, in batches that double, pausing after every few; the batch of the
 * first refusal is finished, the rest is not tried. Returns the first refusal.
 */
export function* slowStartInSteps(
  count: number,
  create: (index: number) => void,
): Generator<undefined, ApiError | undefined, undefined> {
  let done = 0;
  for (let batch = Math.min(1, count); batch > 0; batch = Math.min(2 * batch, count - done)) {
    let refusal: ApiError | undefined;
    for (let index = 0; index < batch; index++) {
      const answer = refusalOf(() => create(done + index));
      refusal ??= answer;
      if ((done + index) % perStep === perStep - 1) {
        yield undefined;
      }
    }
    if (refusal !== undefined) {
      return refusal;
    }
    done += batch;
  }
  return undefined;
}

/** What the API answered to a write that it refused; undefined when it took it. */
export function refusalOf(write: () => void): ApiError | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return error;
    }
    throw error;
  }
}

/** What a reconcile asks for at its end: `next`, and where a write was refused another try after the back-off too. */
export function againAfter(
  refusal: ApiError | undefined,
  next: Requeue | undefined,
): Requeue | undefined {
  if (refusal === undefined) {
    return next;
  }
  if (next === undefined) {
    throw refusal;
  }
  return { ...next, refused: true };
}
