// When a kubelet is to look at a pod again.

import type { Requeue } from '../kernel/types.js';

/** At what is due next, or at the pod's turn to become ready if that comes first. */
export function requeueAt(
  nowMs: number,
  due: { readonly atMs: number; readonly firstWay: boolean } | undefined,
  turnMs: number | undefined,
): Requeue | undefined {
  if (turnMs !== undefined && (due === undefined || due.atMs <= nowMs || turnMs <= due.atMs)) {
    return { afterMs: turnMs - nowMs, firstWay: true };
  }
  return due === undefined
    ? undefined
    : { afterMs: Math.max(due.atMs - nowMs, 1), firstWay: due.firstWay };
}
