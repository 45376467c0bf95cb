// How fast nodes that do not answer are emptied: by how many of their zone are gone. Pure.
// After pkg/controller/nodelifecycle/node_lifecycle_controller.go: handleDisruption, ComputeZoneState.

/** The state of a zone. */
export type ZoneState = 'normal' | 'partial' | 'full';

/** A node as zones count it. */
export interface ZoneNode {
  readonly zone: string;
  readonly ready: boolean;
}

const unhealthyShare = 0.55;
const largeClusterNodes = 50;
const evictionMs = 10_000;
const slowEvictionMs = 100_000;

/** The state of each zone. */
export function computeZoneStates(nodes: readonly ZoneNode[]): ReadonlyMap<string, ZoneState> {
  const counts = new Map<string, { ready: number; notReady: number }>();
  for (const { zone, ready } of nodes) {
    const count = counts.get(zone) ?? { ready: 0, notReady: 0 };
    counts.set(zone, count);
    count[ready ? 'ready' : 'notReady']++;
  }
  const stateOf = ({ ready, notReady }: { ready: number; notReady: number }): ZoneState => {
    if (ready === 0 && notReady > 0) {
      return 'full';
    }
    return notReady > 2 && notReady / (ready + notReady) >= unhealthyShare ? 'partial' : 'normal';
  };
  return new Map(Array.from(counts, ([zone, count]) => [zone, stateOf(count)]));
}

/** Virtual milliseconds between two nodes of the zone being emptied; undefined: none is. */
export function evictionIntervalMs(
  states: ReadonlyMap<string, ZoneState>,
  zone: string,
  clusterNodes: number,
): number | undefined {
  const all = [...states.values()];
  if (all.every(state => state === 'full')) {
    return undefined;
  }
  if (states.get(zone) !== 'partial') {
    return evictionMs;
  }
  return clusterNodes > largeClusterNodes ? slowEvictionMs : undefined;
}
