// The rows of the network: Service, Endpoints, EndpointSlice, Ingress, IngressClass, NetworkPolicy, addresses.

import type {
  EndpointSlice,
  Endpoints,
  Ingress,
  IngressClass,
  IPAddress,
  NetworkPolicy,
  Service,
  ServiceCIDR,
} from '../../../schemas/built/types.js';
import { type Cell, NONE, orNone, showLabels, showList, showSelector, UNSET } from './cell.js';
import { ageOf } from './duration.js';

/** The cells of a Service. */
export function serviceCells(object: Service, nowMs: number): readonly Cell[] {
  const { spec, metadata } = object;
  return [
    metadata.name ?? '',
    spec?.type ?? '',
    spec?.clusterIPs?.[0] ?? orNone(spec?.clusterIP),
    externalAddresses(object),
    orNone((spec?.ports ?? []).map(showPort).join(',')),
    ageOf(metadata.creationTimestamp, nowMs),
    showLabels(spec?.selector),
  ];
}

function showPort(port: { port: number; nodePort?: number; protocol?: string }): string {
  const nodePort = (port.nodePort ?? 0) > 0 ? `:${port.nodePort}` : '';
  return `${port.port}${nodePort}/${port.protocol ?? 'TCP'}`;
}

function externalAddresses({ spec, status }: Service): string {
  const external = spec?.externalIPs ?? [];
  if (spec?.type === 'ExternalName') {
    return spec.externalName ?? '';
  }
  if (spec?.type !== 'LoadBalancer') {
    return orNone(external.join(','));
  }
  const balanced = loadBalancerAddresses(status?.loadBalancer?.ingress);
  const all = [...balanced, ...external];
  return all.length === 0 ? '<pending>' : all.join(',');
}

function loadBalancerAddresses(
  ingress: readonly { readonly ip?: string; readonly hostname?: string }[] | undefined,
): string[] {
  const addresses = (ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  return [...new Set(addresses.filter(text => text !== ''))].sort();
}

/** The cells of an Endpoints. */
export function endpointsCells(object: Endpoints, nowMs: number): readonly Cell[] {
  const subsets = object.subsets ?? [];
  const addresses = subsets.flatMap(({ addresses: list = [], ports = [] }) =>
    ports.length === 0
      ? list.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => list.map(({ ip }) => joinHostPort(ip, port))),
  );
  return [
    object.metadata.name ?? '',
    subsets.length === 0 ? NONE : showList(addresses),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

function joinHostPort(ip: string, port: number): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}

/** The cells of an EndpointSlice. */
export function endpointSliceCells(object: EndpointSlice, nowMs: number): readonly Cell[] {
  const ports = (object.ports ?? []).map(({ port, name }) => String(port ?? name ?? '*'));
  const addresses = (object.endpoints ?? []).flatMap(endpoint => endpoint.addresses);
  return [
    object.metadata.name ?? '',
    object.addressType,
    showList(ports) || UNSET,
    showList(addresses) || UNSET,
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of an Ingress. */
export function ingressCells(object: Ingress, nowMs: number): readonly Cell[] {
  const { spec, status, metadata } = object;
  const hosts = (spec?.rules ?? []).map(({ host }) => host ?? '').filter(host => host !== '');
  return [
    metadata.name ?? '',
    orNone(spec?.ingressClassName),
    showList(hosts) || '*',
    loadBalancerAddresses(status?.loadBalancer?.ingress).join(','),
    (spec?.tls ?? []).length > 0 ? '80, 443' : '80',
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of an IngressClass. */
export function ingressClassCells(object: IngressClass, nowMs: number): readonly Cell[] {
  const { spec, metadata } = object;
  const parameters = spec?.parameters;
  const group = parameters?.apiGroup === undefined ? '' : `.${parameters.apiGroup}`;
  return [
    metadata.name ?? '',
    spec?.controller ?? '',
    parameters === undefined ? NONE : `${parameters.kind}${group}/${parameters.name}`,
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a NetworkPolicy. */
export function networkPolicyCells(object: NetworkPolicy, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    showSelector(object.spec?.podSelector),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of an IPAddress. */
export function ipAddressCells(object: IPAddress): readonly Cell[] {
  const parent = object.spec?.parentRef;
  const parts = [parent?.group, parent?.resource, parent?.namespace, parent?.name];
  const path = parts.filter(part => part !== undefined && part !== '').join('/');
  return [object.metadata.name ?? '', orNone(path)];
}

/** The cells of a ServiceCIDR. */
export function serviceCIDRCells(object: ServiceCIDR, nowMs: number): readonly Cell[] {
  return [
    object.metadata.name ?? '',
    (object.spec?.cidrs ?? []).join(','),
    ageOf(object.metadata.creationTimestamp, nowMs),
  ];
}
