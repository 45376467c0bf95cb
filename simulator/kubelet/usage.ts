// What containers use over time: curves of points, level before the first and after the last.

import { milliNumber } from '../../core/kubernetes/quantity.js';
import type { UsageCurve } from '../simulation.js';

/** Thousandths at a time since the start; before the first and after the last point it stays level. */
export function usageAt({ points }: UsageCurve, atMs: number): number {
  const next = points.findIndex(point => point.atMs > atMs);
  const after = points[next < 0 ? points.length - 1 : next];
  const before = points[next - 1];
  if (after === undefined || before === undefined || next < 0) {
    return milliNumber(after?.value ?? 0);
  }
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  const from = milliNumber(before.value);
  return from + share * (milliNumber(after.value) - from);
}

/** The first whole millisecond from `fromMs` on at which more than this is used; undefined: never. */
export function exceedsAt(
  curve: UsageCurve,
  limitMilli: number,
  fromMs: number,
): number | undefined {
  let beforeMs = fromMs;
  let before = usageAt(curve, fromMs);
  if (before > limitMilli) {
    return fromMs;
  }
  for (const { atMs } of curve.points.filter(point => point.atMs > fromMs)) {
    const value = usageAt(curve, atMs);
    if (value > limitMilli) {
      const share = (limitMilli - before) / (value - before);
      return Math.min(atMs, Math.floor(beforeMs + share * (atMs - beforeMs)) + 1);
    }
    beforeMs = atMs;
    before = value;
  }
  return undefined;
}
