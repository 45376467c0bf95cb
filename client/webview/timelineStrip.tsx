// Time as a line one can touch: the user's actions written on it, what happened by itself as ticks, and a head to drag.

import { useRef } from 'preact/hooks';
import type { ActionMark, PanelState } from '../../core/protocol.js';
import { useHost } from './host.js';
import { Text } from './text.js';
import { formatClock, formatMoment } from './time.js';
import { placeLabels } from './timelineLabels.js';
import { type TimeScale, timeScaleOf } from './timeScale.js';
import { useWidth } from './useWidth.js';

/** Room between the line's ends and the strip's. */
const insetPixels = 12;
const keyStepShare = 0.01;

/** Draws the strip; dragging the head shows that moment. */
export function TimelineStrip({ state }: { readonly state: PanelState }) {
  const host = useHost();
  const element = useRef<HTMLDivElement>(null);
  const width = Math.max(1, useWidth(element) - 2 * insetPixels);
  const { clock } = state;
  const scale = timeScaleOf(state);
  const toPixel = (timeMs: number) => insetPixels + scale.toShare(timeMs) * width;
  const scrubTo = (timeMs: number) =>
    host.post(
      timeMs >= clock.nowMs ? { type: 'now' } : { type: 'scrub', timeMs: Math.max(0, timeMs) },
    );
  const scrubAt = (event: PointerEvent) => {
    const left = element.current?.getBoundingClientRect().left ?? 0;
    scrubTo(scale.toTime((event.clientX - left - insetPixels) / width));
  };
  return (
    <div class="timeline" ref={element}>
      <Labels actions={state.actions} toPixel={toPixel} width={width} />
      <div
        class="timeline-track"
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          scrubAt(event);
        }}
        onPointerMove={event => {
          if (event.buttons === 1) {
            scrubAt(event);
          }
        }}
      >
        <div class="timeline-line" />
        <div class="timeline-past" style={{ width: `${toPixel(clock.shownMs) - insetPixels}px` }} />
        <Ticks state={state} toPixel={toPixel} />
        {scale.folds.map(fold => (
          <span
            key={fold.fromMs}
            class="fold"
            style={{ left: `${(toPixel(fold.fromMs) + toPixel(fold.toMs)) / 2}px` }}
            title={formatMoment(fold.toMs - fold.fromMs)}
          />
        ))}
        <Head state={state} left={toPixel(clock.shownMs)} scrubTo={scrubTo} scale={scale} />
      </div>
    </div>
  );
}

function Labels(properties: {
  readonly actions: readonly ActionMark[];
  readonly toPixel: (timeMs: number) => number;
  readonly width: number;
}) {
  const { actions, toPixel, width } = properties;
  const placed = placeLabels(
    actions.map(action => ({
      left: toPixel(action.timeMs),
      characters: action.text.reduce((sum, piece) => sum + piece.text.length, 0),
    })),
    width + insetPixels,
  );
  return (
    <div class="timeline-labels">
      {actions.map((action, index) => {
        const place = placed[index];
        return place === undefined ? null : (
          <span
            key={action.entry}
            class={`timeline-label tone-${action.tone}`}
            style={{ left: `${place.left}px`, maxWidth: `${place.width}px` }}
            title={action.text.map(piece => piece.text).join('')}
          >
            <Text text={action.text} />
          </span>
        );
      })}
    </div>
  );
}

function Ticks(properties: {
  readonly state: PanelState;
  readonly toPixel: (timeMs: number) => number;
}) {
  const { state, toPixel } = properties;
  return (
    <>
      {state.ticks.map(tick => (
        <span
          key={`${tick.timeMs}:${tick.tone}`}
          class={`tick tick-${tick.tone}`}
          style={{ left: `${toPixel(tick.timeMs)}px` }}
        />
      ))}
      {state.actions.map(action => (
        <span
          key={action.entry}
          class="tick tick-user"
          style={{ left: `${toPixel(action.timeMs)}px` }}
        />
      ))}
    </>
  );
}

function Head(properties: {
  readonly state: PanelState;
  readonly left: number;
  readonly scale: TimeScale;
  readonly scrubTo: (timeMs: number) => void;
}) {
  const host = useHost();
  const { state, left, scale, scrubTo } = properties;
  const { clock } = state;
  const onKey = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: scale.toTime(scale.toShare(clock.shownMs) - keyStepShare),
      ArrowRight: scale.toTime(scale.toShare(clock.shownMs) + keyStepShare),
      Home: 0,
      End: clock.nowMs,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      event.preventDefault();
      scrubTo(target);
    }
  };
  return (
    <div
      class={`timeline-head${clock.live ? '' : ' past'}`}
      style={{ left: `${left}px` }}
      role="slider"
      tabIndex={0}
      aria-label={host.word('timeline')}
      aria-valuemin={0}
      aria-valuemax={Math.round(clock.nowMs)}
      aria-valuenow={Math.round(clock.shownMs)}
      aria-valuetext={formatClock(clock.shownMs)}
      onKeyDown={onKey}
    />
  );
}
