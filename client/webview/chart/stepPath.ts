// Turns a step function of time into the path of an SVG.

import type { StepSeries } from '../../../core/protocol.js';

export interface Scale {
  /** Share of the width at which a moment stands. */
  readonly toShare: (timeMs: number) => number;
  /** The moment at which the line ends. */
  readonly endMs: number;
  /** The value at the upper edge. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** `M…` through every step and on to the end; empty for an empty series. */
export function stepPath(series: StepSeries, scale: Scale): string {
  const [first] = series;
  if (first === undefined) {
    return '';
  }
  const toX = (timeMs: number) => round(scale.toShare(timeMs) * scale.width);
  const toY = (value: number) => round(scale.height - (value / scale.top) * scale.height);
  const steps = series.slice(1).map(([timeMs, value]) => `H${toX(timeMs)} V${toY(value)}`);
  return [`M${toX(first[0])} ${toY(first[1])}`, ...steps, `H${toX(scale.endMs)}`].join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
