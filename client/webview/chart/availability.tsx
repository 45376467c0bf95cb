// Availability over time against what was promised, as step lines on the same moment as the picture.

import { useRef } from 'preact/hooks';
import type { AvailabilityView, ClockView, StepSeries } from '../../../core/protocol.js';
import type { TimeScale } from '../timeScale.js';
import { useWidth } from '../useWidth.js';
import { stepPath } from './stepPath.js';

const height = 72;
const headroom = 1.18;

interface Properties {
  readonly view: AvailabilityView;
  readonly clock: ClockView;
  /** The same scale as the line of time. */
  readonly time: TimeScale;
}

/** Draws one workload's course. */
export function Availability({ view, clock, time }: Properties) {
  const element = useRef<HTMLDivElement>(null);
  const width = Math.max(1, useWidth(element));
  const top = Math.max(1, maximum(view.available), maximum(view.desired)) * headroom;
  const scale = { toShare: time.toShare, endMs: clock.nowMs, top, width, height };
  const headX = time.toShare(clock.shownMs) * width;

  return (
    <section class="chart">
      <h3>
        {view.title}
        <span class="legend legend-desired">{view.desiredLabel}</span>
        {isPromising(view) ? (
          <span class="legend legend-promised">{view.promisedLabel}</span>
        ) : null}
      </h3>
      <div class="chart-area" ref={element} role="img" aria-label={describe(view)}>
        <svg width={width} height={height} aria-hidden="true">
          <path class="chart-fill" d={`${stepPath(view.available, scale)} V${height} H0 Z`} />
          <path class="chart-desired" d={stepPath(view.desired, scale)} />
          {isPromising(view) ? (
            <path class="chart-promised" d={stepPath(view.promised, scale)} />
          ) : null}
          <path class="chart-line" d={stepPath(view.available, scale)} />
          <line class="chart-head" x1={headX} x2={headX} y1={0} y2={height} />
        </svg>
      </div>
    </section>
  );
}

/** A promise that equals what is asked for needs no line of its own. */
function isPromising(view: AvailabilityView): boolean {
  const promised = last(view.promised) ?? 0;
  return promised > 0 && promised !== last(view.desired);
}

function describe(view: AvailabilityView): string {
  const now = last(view.available) ?? 0;
  return `${view.title}: ${now}, ${view.desiredLabel}, ${view.promisedLabel}`;
}

function last(series: StepSeries): number | undefined {
  return series[series.length - 1]?.[1];
}

function maximum(series: StepSeries): number {
  return series.reduce((most, [, value]) => Math.max(most, value), 0);
}
