// Which endpoints of a Service traffic goes to, as kube-proxy chooses them. Pure.
// After pkg/proxy/topology.go: CategorizeEndpoints.

import type { Endpoint, Service } from '../../schemas/built/types.js';

/** Where the traffic enters. */
export interface TrafficSource {
  /** The node on which the client's traffic meets the proxy; undefined: none that has endpoints. */
  readonly node: string | undefined;
  readonly zone: string | undefined;
  /** Came by a node port or a load balancer from outside. */
  readonly external: boolean;
}

/** An endpoint and whether traffic goes to it. */
export interface Choice {
  readonly endpoint: Endpoint;
  /** Why no traffic goes to it; undefined: it does. */
  readonly why: string | undefined;
}

/** Sorts out endpoints by readiness, traffic policy and hints. */
export function chooseEndpoints(
  service: Service,
  endpoints: readonly Endpoint[],
  source: TrafficSource,
): readonly Choice[] {
  const { internalTrafficPolicy, externalTrafficPolicy } = service.spec ?? {};
  const policy = source.external ? externalTrafficPolicy : internalTrafficPolicy;
  const isLocal = policy === 'Local';
  const reachable = isLocal
    ? endpoints.filter(({ nodeName }) => nodeName === source.node)
    : endpoints;
  const usable = usableOf(reachable);
  const hinted = isLocal ? usable : withHints(usable, source);
  return endpoints.map(endpoint => ({
    endpoint,
    why: hinted.includes(endpoint)
      ? undefined
      : whyNot(endpoint, { reachable, usable, policyName: nameOf(source) }),
  }));
}

/** Ready ones; where none is, those that still serve while they terminate. */
function usableOf(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
  if (ready.length > 0) {
    return ready;
  }
  return endpoints.filter(
    ({ conditions }) => conditions?.serving === true && conditions.terminating === true,
  );
}

/** Hints count only where every usable endpoint carries one, and some are for the client. */
function withHints(usable: readonly Endpoint[], source: TrafficSource): readonly Endpoint[] {
  const forNode = usable.filter(({ hints }) =>
    hints?.forNodes?.some(({ name }) => name === source.node),
  );
  if (forNode.length > 0 && usable.every(({ hints }) => hints?.forNodes !== undefined)) {
    return forNode;
  }
  const forZone = usable.filter(({ hints }) =>
    hints?.forZones?.some(({ name }) => name === source.zone),
  );
  const allHinted = usable.every(({ hints }) => hints?.forZones !== undefined);
  return allHinted && forZone.length > 0 ? forZone : usable;
}

function whyNot(
  endpoint: Endpoint,
  known: {
    readonly reachable: readonly Endpoint[];
    readonly usable: readonly Endpoint[];
    readonly policyName: string;
  },
): string {
  if (!known.reachable.includes(endpoint)) {
    return `it is on another node and ${known.policyName} is Local`;
  }
  if (known.usable.includes(endpoint)) {
    return 'endpoints closer to the client are preferred (trafficDistribution)';
  }
  if (endpoint.conditions?.terminating === true) {
    return 'it is being deleted';
  }
  return 'it is not ready';
}

function nameOf({ external }: TrafficSource): string {
  return external ? 'externalTrafficPolicy' : 'internalTrafficPolicy';
}
