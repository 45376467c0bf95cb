// A load as a person types it: an amount, or amounts over the time to come.

import { parseDuration } from '../../core/kubernetes/duration.js';
import { parseQuantity } from '../../core/kubernetes/quantity.js';
import type { UsageCurve } from '../../simulator/simulation.js';

/** `600m`, or `200m, 2 at 5m, 200m at 15m`: times count from now, amounts between them rise and fall evenly. */
export function parseLoadCurve(text: string): UsageCurve | undefined {
  const points = text.split(',').map(parsePoint);
  const known = points.filter(point => point !== undefined);
  const isAscending = known.every((point, index) => point.atMs >= (known[index - 1]?.atMs ?? 0));
  return known.length === points.length && isAscending ? { points: known } : undefined;
}

function parsePoint(text: string): UsageCurve['points'][number] | undefined {
  const [, value = '', at = '0s'] = /^\s*(\S+)(?:\s+at\s+(\S+))?\s*$/.exec(text) ?? [];
  const atMs = parseDuration(at);
  const isAmount = parseQuantity(value) !== undefined && !value.startsWith('-');
  return isAmount && atMs !== undefined && atMs >= 0 ? { atMs, value } : undefined;
}
