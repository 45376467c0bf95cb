// Availability over time against what was promised, as step lines on the same moment as the picture.

import { useRef } from 'preact/hooks';
import type { AvailabilityView, ClockView, StepSeries } from '../../../core/protocol.js';
import type { TimeScale } from '../timeScale.js';
import { useWidth } from '../useWidth.js';
import { stepPath } from './stepPath.js';

const height = 84;
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

  const toY = (value: number) => height - (value / top) * height;
  const desired = last(view.desired);
  const promised = last(view.promised);
  return (
    <section class="chart">
      <h3>{view.title}</h3>
      <div class="chart-area" ref={element} role="img" aria-label={describe(view)}>
        <svg width={width} height={height} aria-hidden="true">
          <path class="chart-fill" d={`${stepPath(view.available, scale)} V${height} H0 Z`} />
          <path class="chart-desired" d={stepPath(view.desired, scale)} />
          <path class="chart-promised" d={stepPath(view.promised, scale)} />
          <path class="chart-line" d={stepPath(view.available, scale)} />
          <line class="chart-head" x1={headX} x2={headX} y1={0} y2={height} />
        </svg>
        {desired === undefined ? null : (
          <span class="chart-label muted" style={{ top: `${Math.max(0, toY(desired) - 17)}px` }}>
            {view.desiredLabel}
          </span>
        )}
        {promised === undefined || promised === 0 || promised === desired ? null : (
          <span class="chart-label tone-bad" style={{ top: `${toY(promised) + 1}px` }}>
            {view.promisedLabel}
          </span>
        )}
      </div>
    </section>
  );
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
