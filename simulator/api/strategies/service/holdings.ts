// Taking and giving back what a Service has allocated.

import type { ServiceSpec } from '../../../../schemas/built/types.js';
import { toNumber } from '../../allocation/ranges.js';
import type { ServerView } from '../../serverView.js';
import { nodePortsOf } from './needs.js';

export function takeService(spec: ServiceSpec, view: ServerView): void {
  for (const address of addressesOf(spec)) {
    view.clusterIps.take(address);
  }
  for (const port of portsOf(spec)) {
    view.nodePorts.take(port);
  }
}

export function releaseService(spec: ServiceSpec, view: ServerView): void {
  for (const address of addressesOf(spec)) {
    view.clusterIps.release(address);
  }
  for (const port of portsOf(spec)) {
    view.nodePorts.release(port);
  }
}

/** Cluster IPs as numbers; a headless Service has none. */
export function addressesOf(spec: ServiceSpec): readonly number[] {
  return (spec.clusterIPs ?? []).map(toNumber).filter(address => !Number.isNaN(address));
}

/** All node ports, the health check's too. */
export function portsOf(spec: ServiceSpec): readonly number[] {
  const { healthCheckNodePort } = spec;
  return healthCheckNodePort ? [...nodePortsOf(spec), healthCheckNodePort] : nodePortsOf(spec);
}
