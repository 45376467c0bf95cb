// How endpoints are laid out in slices: in place where they are, new ones into slices that change anyway. Pure.
// After staging/endpointslice/reconciler.go: reconcileByPortMapping.

import type { DiscoveryEndpointPort, Endpoint } from '../../../schemas/built/types.js';
import { isSameEndpoint } from './endpoint.js';

/** An EndpointSlice as the controller keeps it. `name` is undefined until it is created. */
export interface SliceState {
  name: string | undefined;
  portKey: string;
  ports: readonly DiscoveryEndpointPort[];
  /** By pod key. */
  readonly endpoints: Map<string, Endpoint>;
}

/** What a pod is to be in the slices; undefined: nothing. */
export interface DesiredEndpoint {
  readonly portKey: string;
  readonly ports: readonly DiscoveryEndpointPort[];
  readonly endpoint: Endpoint;
}

/** The slices of one Service and where each pod is in them. */
export interface SliceLayout {
  readonly slices: Set<SliceState>;
  readonly byPod: Map<string, SliceState>;
}

/** What is to be written. */
export interface SlicePlan {
  readonly create: readonly SliceState[];
  readonly update: readonly SliceState[];
  readonly delete: readonly SliceState[];
}

export const endpointsPerSlice = 100;
export const emptyPortKey = '';

/** Brings the layout to what is desired of the changed pods; returns the writes that make it so. */
export function planSlices(
  layout: SliceLayout,
  changes: ReadonlyMap<string, DesiredEndpoint | undefined>,
): SlicePlan {
  const touched = new Set<SliceState>();
  const arriving = new Map<string, [pod: string, desired: DesiredEndpoint][]>();
  for (const [pod, desired] of changes) {
    const slice = layout.byPod.get(pod);
    if (slice !== undefined && desired !== undefined && slice.portKey === desired.portKey) {
      replaceIn(slice, pod, desired.endpoint, touched);
      continue;
    }
    if (slice !== undefined) {
      slice.endpoints.delete(pod);
      layout.byPod.delete(pod);
      touched.add(slice);
    }
    if (desired !== undefined) {
      const list = arriving.get(desired.portKey);
      if (list === undefined) {
        arriving.set(desired.portKey, [[pod, desired]]);
      } else {
        list.push([pod, desired]);
      }
    }
  }
  const created = [...arriving.values()].flatMap(list => place(layout, list, touched));
  return finish(layout, touched, created);
}

function replaceIn(
  slice: SliceState,
  pod: string,
  endpoint: Endpoint,
  touched: Set<SliceState>,
): void {
  const before = slice.endpoints.get(pod);
  const isSame =
    before !== undefined &&
    before.addresses[0] === endpoint.addresses[0] &&
    isSameEndpoint(before, endpoint);
  if (!isSame) {
    slice.endpoints.set(pod, endpoint);
    touched.add(slice);
  }
}

/** New endpoints of one port map: into slices being updated, the fullest first; the rest where they fit best. */
function place(
  layout: SliceLayout,
  arriving: readonly [pod: string, desired: DesiredEndpoint][],
  touched: Set<SliceState>,
): readonly SliceState[] {
  const [first] = arriving;
  if (first === undefined) {
    return [];
  }
  const { portKey, ports } = first[1];
  const updating = [...touched].filter(
    slice => slice.portKey === portKey && slice.endpoints.size > 0,
  );
  updating.sort((a, b) => b.endpoints.size - a.endpoints.size);
  const queue = [...arriving].reverse();
  for (const slice of updating) {
    fill(layout, slice, queue);
  }
  const created: SliceState[] = [];
  while (queue.length > 0) {
    const target =
      queue.length < endpointsPerSlice
        ? bestFit(layout, portKey, queue.length, touched)
        : undefined;
    const slice = target ?? { name: undefined, portKey, ports, endpoints: new Map() };
    if (target === undefined) {
      created.push(slice);
      layout.slices.add(slice);
    } else {
      touched.add(target);
    }
    fill(layout, slice, queue);
  }
  return created;
}

function fill(
  layout: SliceLayout,
  slice: SliceState,
  queue: [pod: string, desired: DesiredEndpoint][],
): void {
  while (slice.endpoints.size < endpointsPerSlice) {
    const next = queue.pop();
    if (next === undefined) {
      return;
    }
    const [pod, { endpoint }] = next;
    slice.endpoints.set(pod, endpoint);
    layout.byPod.set(pod, slice);
  }
}

/** The unchanged slice that would have the least room left. */
function bestFit(
  layout: SliceLayout,
  portKey: string,
  count: number,
  touched: ReadonlySet<SliceState>,
): SliceState | undefined {
  let best: SliceState | undefined;
  let least = endpointsPerSlice;
  for (const slice of layout.slices) {
    const room = endpointsPerSlice - slice.endpoints.size - count;
    const fits = slice.name !== undefined && slice.portKey === portKey && !touched.has(slice);
    if (fits && slice.endpoints.size > 0 && room >= 0 && room < least) {
      best = slice;
      least = room;
    }
  }
  return best;
}

/** Emptied slices are reused for new ones, or deleted; the last one stays as a placeholder. */
function finish(
  layout: SliceLayout,
  touched: ReadonlySet<SliceState>,
  created: readonly SliceState[],
): SlicePlan {
  const empty = [...layout.slices].filter(slice => slice.endpoints.size === 0);
  const update = [...touched].filter(slice => slice.endpoints.size > 0);
  const create: SliceState[] = [];
  for (const slice of created) {
    const reused = empty.pop();
    if (reused === undefined) {
      create.push(slice);
    } else {
      layout.slices.delete(reused);
      slice.name = reused.name;
      update.push(slice);
    }
  }
  if (layout.slices.size > empty.length) {
    for (const slice of empty) {
      layout.slices.delete(slice);
    }
    return { create, update, delete: empty };
  }
  return withPlaceholder(layout, empty, update);
}

/** No endpoints at all: one slice without endpoints and ports says so. */
function withPlaceholder(
  layout: SliceLayout,
  empty: readonly SliceState[],
  update: readonly SliceState[],
): SlicePlan {
  const [kept, ...others] = empty;
  for (const slice of others) {
    layout.slices.delete(slice);
  }
  if (kept === undefined) {
    const placeholder: SliceState = {
      name: undefined,
      portKey: emptyPortKey,
      ports: [],
      endpoints: new Map(),
    };
    layout.slices.add(placeholder);
    return { create: [placeholder], update, delete: [] };
  }
  kept.portKey = emptyPortKey;
  kept.ports = [];
  return { create: [], update: [...update, kept], delete: others };
}
