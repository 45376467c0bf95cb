// Cluster DNS: what a name means to a client. After CoreDNS's kubernetes plugin.
// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/

import type { EndpointSlice, Service } from '../../schemas/built/types.js';
import type { Client, NetworkView } from './view.js';

/** What a name stands for. */
export type NameMeaning =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[]; readonly service: Service }
  | { readonly kind: 'external'; readonly name: string; readonly service: Service }
  | { readonly kind: 'unknown'; readonly why: string };

const clusterDomain = 'cluster.local';

/** Looks a name up, with the search domains of a client in a pod. */
export function lookUp(view: NetworkView, client: Client, host: string): NameMeaning {
  if (client.kind !== 'pod') {
    const why = `${host} is a name of the cluster's DNS, which only pods ask`;
    return { kind: 'unknown', why };
  }
  const absolute = host.endsWith('.');
  const name = absolute ? host.slice(0, -1) : host;
  const searched = absolute
    ? [name]
    : [
        `${name}.${client.namespace}.svc.${clusterDomain}`,
        `${name}.svc.${clusterDomain}`,
        `${name}.${clusterDomain}`,
        name,
      ];
  for (const candidate of searched) {
    const meaning = meaningOf(view, candidate);
    if (meaning !== undefined) {
      return meaning;
    }
  }
  return { kind: 'unknown', why: `no Service is called ${host} (NXDOMAIN)` };
}

function meaningOf(view: NetworkView, name: string): NameMeaning | undefined {
  const suffix = `.svc.${clusterDomain}`;
  if (!name.endsWith(suffix)) {
    return undefined;
  }
  const parts = name.slice(0, -suffix.length).split('.');
  const [namespace = '', serviceName = '', hostname, ...more] = parts.reverse();
  const service = view.get('Service', namespace, serviceName) as Service | undefined;
  if (service === undefined || more.length > 0) {
    return undefined;
  }
  if (service.spec?.type === 'ExternalName') {
    return { kind: 'external', name: service.spec.externalName ?? '', service };
  }
  if (hostname !== undefined) {
    const addresses = addressesOf(view, service, hostname);
    return addresses.length === 0 ? undefined : { kind: 'addresses', addresses, service };
  }
  return { kind: 'service', service };
}

/** A headless Service's members by hostname: those that are ready, or all where it publishes them. */
function addressesOf(view: NetworkView, service: Service, hostname: string): readonly string[] {
  return slicesOf(view, service).flatMap(({ endpoints }) =>
    (endpoints ?? [])
      .filter(endpoint => endpoint.hostname === hostname && endpoint.conditions?.ready !== false)
      .flatMap(({ addresses }) => addresses),
  );
}

/** The label of a slice that names its Service. */
export const serviceNameLabel = 'kubernetes.io/service-name';

/** The slices of a Service. */
export function slicesOf(view: NetworkView, service: Service): readonly EndpointSlice[] {
  const { namespace = '', name } = service.metadata;
  return (
    view.list('discovery.k8s.io/EndpointSlice', namespace) as readonly EndpointSlice[]
  ).filter(({ metadata }) => metadata.labels?.[serviceNameLabel] === name);
}
