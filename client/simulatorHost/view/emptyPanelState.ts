// What the panel gets before anything runs.

import type { ClockView, PanelState, RefusalView } from '../../../core/protocol.js';

/** The panel before anything runs. */
export function emptyPanelState(refusals: readonly RefusalView[]): PanelState {
  const clock: ClockView = {
    nowMs: 0,
    shownMs: 0,
    live: true,
    playing: false,
    speed: 1,
    speeds: [1],
    waiting: true,
  };
  return {
    phase: 'empty',
    title: '',
    clock,
    activity: [],
    density: 'tiles',
    services: [],
    workloads: [],
    nodes: [],
    left: { services: 0, workloads: 0, nodes: 0 },
    actions: [],
    ticks: [],
    availability: undefined,
    traffic: undefined,
    refusals,
    selection: undefined,
    verbs: [],
    counts: { objects: 0, events: 0 },
  };
}
