// Where a moment stands on the line of time: quiet stretches are drawn short, so that what happened has room.

import type { PanelState } from '../../core/protocol.js';

/** A quiet stretch longer than this is folded: it grows with its logarithm only. */
const quietMs = 4000;
const foldMs = 1500;
/** The line never stands for less than this, so that the first seconds do not jump about. */
const spanMsMin = 10_000;
/** Room after the present, as a share of the line. */
const roomShare = 0.03;

/** A stretch that is drawn shorter than it was. */
export interface Fold {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimeScale {
  /** 0 to 1 from left to right. */
  toShare(timeMs: number): number;
  /** The moment at a share of the line. */
  toTime(share: number): number;
  readonly folds: readonly Fold[];
}

interface Knot {
  readonly timeMs: number;
  readonly drawnMs: number;
}

/** The scale of a state: between its moments time is linear. */
export function timeScaleOf(state: Pick<PanelState, 'ticks' | 'actions' | 'clock'>): TimeScale {
  return timeScale(
    [...state.ticks.map(tick => tick.timeMs), ...state.actions.map(action => action.timeMs)],
    state.clock.nowMs,
  );
}

/** A scale from 0 to the end with these moments in between. */
export function timeScale(moments: readonly number[], endMs: number): TimeScale {
  const knots = knotsOf(moments, endMs);
  const last = knots[knots.length - 1] ?? { timeMs: 0, drawnMs: 0 };
  const span = Math.max(spanMsMin, last.drawnMs) * (1 + roomShare);
  const folds = knots.flatMap((knot, index) => {
    const before = knots[index - 1];
    return before !== undefined && knot.timeMs - before.timeMs > 2 * (knot.drawnMs - before.drawnMs)
      ? [{ fromMs: before.timeMs, toMs: knot.timeMs }]
      : [];
  });
  return {
    toShare: timeMs => interpolate(knots, timeMs, 'timeMs', 'drawnMs') / span,
    toTime: share => interpolate(knots, share * span, 'drawnMs', 'timeMs'),
    folds,
  };
}

function knotsOf(moments: readonly number[], endMs: number): readonly Knot[] {
  const times = [...new Set([0, ...moments.filter(moment => moment > 0 && moment < endMs), endMs])];
  times.sort((a, b) => a - b);
  const knots: Knot[] = [];
  let drawnMs = 0;
  let previousMs = 0;
  for (const timeMs of times) {
    drawnMs += drawnLength(timeMs - previousMs);
    previousMs = timeMs;
    knots.push({ timeMs, drawnMs });
  }
  return knots;
}

function drawnLength(gapMs: number): number {
  return gapMs <= quietMs ? gapMs : quietMs + foldMs * Math.log2(gapMs / quietMs);
}

function interpolate(
  knots: readonly Knot[],
  value: number,
  from: keyof Knot,
  to: keyof Knot,
): number {
  let low = 0;
  let high = knots.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.[from] ?? 0) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const [before, after] = [knots[low - 1], knots[low]];
  if (after === undefined || before === undefined) {
    return after?.[to] ?? 0;
  }
  const length = after[from] - before[from];
  const part = length === 0 ? 1 : Math.min(1, (value - before[from]) / length);
  return before[to] + part * (after[to] - before[to]);
}
