// Hints of topology-mode Auto: each zone gets endpoints by its share of the nodes' cpu. Pure; the slices' endpoints are
// replaced. After staging/endpointslice/topologycache.
// https://kubernetes.io/docs/concepts/services-networking/topology-aware-routing/

import { parseQuantity, quantityMilliValue } from '../../../core/kubernetes/quantity.js';
import type { Endpoint, Node } from '../../../schemas/built/types.js';
import type { EventRecord } from '../../kernel/types.js';
import { conditionStatus } from '../nodeLifecycle/nodeTaints.js';
import { zoneLabel } from './endpoint.js';
import type { SliceState } from './planSlices.js';

const excludedLabels = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
] as const;
/** No endpoint is to get so much more than its share. */
const overloadThreshold = 0.2;

/** Each zone's share of the allocatable cpu, zones by name; undefined: the nodes do not say enough. */
export type ZoneShares = ReadonlyMap<string, number>;

/** How many endpoints are hinted to each zone. */
export type HintedZones = ReadonlyMap<string, number>;

/** What became of a Service's hints. */
export interface HintPlan {
  /** Slices without a change of their own whose hints changed. */
  readonly update: readonly SliceState[];
  /** Undefined: it has no hints. */
  readonly hinted: HintedZones | undefined;
  /** Why it has none. */
  readonly refusal: EventRecord | undefined;
}

/** What is to be written, and what stays as it is. */
export interface HintedSlices {
  /** Slices that are created or updated anyway, in this order. */
  readonly changing: readonly SliceState[];
  readonly unchanged: readonly SliceState[];
}

/** The event of hints that came or went. */
export function hintsEvent(isEnabled: boolean, message: string, addressType: string): EventRecord {
  return {
    type: isEnabled ? 'Normal' : 'Warning',
    reason: isEnabled ? 'TopologyAwareHintsEnabled' : 'TopologyAwareHintsDisabled',
    message: `${message}, addressType: ${addressType}`,
  };
}

/** The zones of the ready nodes. One node without zone or cpu, or one zone alone, and there are no shares. */
export function zoneShares(nodes: readonly Node[]): ZoneShares | undefined {
  const cpuByZone = new Map<string, number>();
  let total = 0;
  for (const node of nodes) {
    const labels = node.metadata.labels ?? {};
    const isCounted =
      excludedLabels.every(label => labels[label] === undefined) &&
      conditionStatus(node, 'Ready') === 'True';
    if (!isCounted) {
      continue;
    }
    const zone = labels[zoneLabel] ?? '';
    const cpu = parseQuantity(node.status?.allocatable?.['cpu'] ?? '0');
    const milli = cpu === undefined ? 0 : Number(quantityMilliValue(cpu));
    if (zone === '' || milli === 0) {
      return undefined;
    }
    cpuByZone.set(zone, (cpuByZone.get(zone) ?? 0) + milli);
    total += milli;
  }
  if (cpuByZone.size < 2) {
    return undefined;
  }
  return new Map([...cpuByZone].sort(byName).map(([zone, milli]) => [zone, milli / total]));
}

/** Whether a zone has fewer endpoints than its share asks for. */
export function isOverloaded(hinted: HintedZones, shares: ZoneShares | undefined): boolean {
  if (hinted.size === 0) {
    return false;
  }
  const total = [...hinted.values()].reduce((sum, count) => sum + count, 0);
  return (
    shares === undefined ||
    [...shares].some(([zone, share]) => (hinted.get(zone) ?? 0) < minimumOf(total * share))
  );
}

/** Gives every ready endpoint its zone, or takes all hints away where that would overload a zone. */
export function planHints(
  slices: HintedSlices,
  shares: ZoneShares | undefined,
  addressType: string,
): HintPlan {
  const all = [...slices.changing, ...slices.unchanged];
  const ready = all.reduce((sum, slice) => sum + countReady(slice), 0);
  const allocation = allocate(ready, shares);
  if (typeof allocation === 'string') {
    return withoutHints(slices, hintsEvent(false, allocation, addressType));
  }
  const { kept, hinted } = keepHinted(slices.unchanged, allocation);
  const update = slices.unchanged.filter(slice => !kept.has(slice));
  const changing = [...slices.changing, ...update];
  const homeless = changing.some(({ endpoints }) => [...endpoints.values()].some(isHomeless));
  if (homeless) {
    const message = 'One or more endpoints do not have a zone specified';
    return withoutHints(slices, hintsEvent(false, message, addressType));
  }
  for (const [{ zone = '' }, give] of readyOf(changing)) {
    give(zone);
    hinted.set(zone, (hinted.get(zone) ?? 0) + 1);
  }
  redistribute(changing, hinted, allocation);
  return { update, hinted, refusal: undefined };
}

/** Takes the hints of all endpoints away. */
function withoutHints({ changing, unchanged }: HintedSlices, refusal: EventRecord): HintPlan {
  const update = unchanged.filter(({ endpoints }) =>
    [...endpoints.values()].some(({ hints }) => hints !== undefined),
  );
  for (const { endpoints } of [...changing, ...update]) {
    for (const [pod, { hints, ...endpoint }] of endpoints) {
      if (hints !== undefined) {
        endpoints.set(pod, endpoint);
      }
    }
  }
  return { update, hinted: undefined, refusal };
}

/** How many endpoints a zone may have, and would best have. */
interface Share {
  readonly maximum: number;
  readonly desired: number;
}

/** Each zone's part of the endpoints, or why they cannot be shared out. */
function allocate(
  endpoints: number,
  shares: ZoneShares | undefined,
): ReadonlyMap<string, Share> | string {
  if (shares === undefined) {
    return 'Insufficient Node information: allocatable CPU or zone not specified on one or more nodes';
  }
  const figures = `(${endpoints} endpoints, ${shares.size} zones)`;
  if (shares.size > endpoints) {
    return `Insufficient number of endpoints ${figures}`;
  }
  const minimums = [...shares.values()].map(share => minimumOf(share * endpoints));
  const spare = endpoints - minimums.reduce((sum, minimum) => sum + minimum, 0);
  if (spare < 0) {
    return `Unable to allocate minimum required endpoints to each zone without exceeding overload threshold ${figures}`;
  }
  return new Map(
    [...shares].map(([zone, share], index) => {
      const minimum = minimums[index] ?? 0;
      return [
        zone,
        { maximum: minimum + spare, desired: Math.max(share * endpoints, minimum) },
      ] as const;
    }),
  );
}

/** The slices whose hints may stay as they are, and how many those give each zone. */
function keepHinted(
  slices: readonly SliceState[],
  allocation: ReadonlyMap<string, Share>,
): { readonly kept: ReadonlySet<SliceState>; readonly hinted: Map<string, number> } {
  const hinted = new Map<string, number>();
  const kept = new Set<SliceState>();
  for (const slice of slices) {
    const counts = countHints(slice);
    const fits = [...(counts ?? [])].every(([zone, count]) => {
      const share = allocation.get(zone);
      return share !== undefined && count + (hinted.get(zone) ?? 0) <= share.maximum;
    });
    if (counts !== undefined && fits) {
      kept.add(slice);
      for (const [zone, count] of counts) {
        hinted.set(zone, (hinted.get(zone) ?? 0) + count);
      }
    }
  }
  return { kept, hinted };
}

/** The zones of a slice's hints; undefined: a ready endpoint has none. */
function countHints({ endpoints }: SliceState): ReadonlyMap<string, number> | undefined {
  const counts = new Map<string, number>();
  for (const { conditions, hints } of endpoints.values()) {
    const zones = hints?.forZones ?? [];
    if (conditions?.ready === true && zones.length === 0) {
      return undefined;
    }
    for (const { name } of conditions?.ready === true ? zones : []) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Endpoints of zones that have too many serve those that have too few. */
function redistribute(
  slices: readonly SliceState[],
  hinted: Map<string, number>,
  allocation: ReadonlyMap<string, Share>,
): void {
  const { giving, receiving } = exchanges(hinted, allocation);
  for (const [{ zone = '' }, give] of readyOf(slices)) {
    const receiver = [...receiving.keys()][0];
    if (receiver === undefined) {
      return;
    }
    if (giving.has(zone)) {
      give(receiver);
      takeOne(giving, zone);
      takeOne(receiving, receiver);
      hinted.set(receiver, (hinted.get(receiver) ?? 0) + 1);
      hinted.set(zone, (hinted.get(zone) ?? 0) - 1);
    }
  }
}

/** How many endpoints each zone gives away or gets: whole ones, the greatest difference first. */
function exchanges(
  hinted: HintedZones,
  allocation: ReadonlyMap<string, Share>,
): { readonly giving: Map<string, number>; readonly receiving: Map<string, number> } {
  const surplus = new Map<string, number>();
  const lack = new Map<string, number>();
  for (const [zone, { desired }] of allocation) {
    const difference = (hinted.get(zone) ?? 0) - desired;
    (difference > 0 ? surplus : lack).set(zone, Math.abs(difference));
  }
  const giving = new Map<string, number>();
  const receiving = new Map<string, number>();
  for (;;) {
    const [giver, toGive] = greatest(surplus);
    const [receiver, toReceive] = greatest(lack);
    if (Math.min(toGive, toReceive) < 0.5 || Math.max(toGive, toReceive) < 1) {
      return { giving, receiving };
    }
    surplus.set(giver, toGive - 1);
    lack.set(receiver, toReceive - 1);
    giving.set(giver, (giving.get(giver) ?? 0) + 1);
    receiving.set(receiver, (receiving.get(receiver) ?? 0) + 1);
  }
}

function greatest(amounts: ReadonlyMap<string, number>): readonly [zone: string, amount: number] {
  let most: readonly [string, number] = ['', 0];
  for (const entry of amounts) {
    if (entry[1] > most[1]) {
      most = entry;
    }
  }
  return most;
}

function takeOne(counts: Map<string, number>, zone: string): void {
  const left = (counts.get(zone) ?? 0) - 1;
  if (left > 0) {
    counts.set(zone, left);
  } else {
    counts.delete(zone);
  }
}

/** Every ready endpoint, with a way to hint it to a zone. */
function* readyOf(
  slices: readonly SliceState[],
): Generator<readonly [endpoint: Endpoint, give: (zone: string) => void]> {
  for (const { endpoints } of slices) {
    for (const [pod, endpoint] of [...endpoints]) {
      if (endpoint.conditions?.ready === true) {
        const give = (name: string) =>
          endpoints.set(pod, { ...endpoint, hints: { forZones: [{ name }] } });
        yield [endpoint, give];
      }
    }
  }
}

function isHomeless({ conditions, zone }: Endpoint): boolean {
  return conditions?.ready === true && (zone ?? '') === '';
}

function countReady({ endpoints }: SliceState): number {
  return [...endpoints.values()].filter(({ conditions }) => conditions?.ready === true).length;
}

function minimumOf(desired: number): number {
  return Math.ceil(desired * (1 / (1 + overloadThreshold)));
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}
