// The ranges cluster IPs come from: those of the ServiceCIDRs that are ready, the server's own first.
// https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects

import type { ServiceCIDR } from '../../../schemas/built/types.js';
import type { ServerView } from '../serverView.js';
import type { Range } from './allocator.js';
import { clusterIpCidr, clusterIpRange, toNumber } from './ranges.js';

/** The kind, by group. */
export const serviceCidrKind = 'networking.k8s.io/ServiceCIDR';

const staticCountMin = 16;
const staticCountMax = 256;

/** All ranges new addresses may come from now. IPv6 is left out. */
export function clusterIpRanges(view: Pick<ServerView, 'list'>): readonly Range[] {
  const added = (view.list(serviceCidrKind) as unknown as readonly ServiceCIDR[])
    .filter(isReady)
    .flatMap(({ spec }) => spec?.cidrs ?? [])
    .filter(cidr => cidr !== clusterIpCidr)
    .flatMap(cidr => rangeOf(cidr) ?? []);
  return [clusterIpRange, ...added];
}

/** The addresses of a CIDR without its first and last; undefined for IPv6. Small ranges have no static band. */
export function rangeOf(cidr: string): Range | undefined {
  const [address = '', bits = ''] = cidr.split('/');
  const base = toNumber(address);
  if (Number.isNaN(base)) {
    return undefined;
  }
  const size = 2 ** (32 - Number(bits));
  const start = base - (base % size);
  const offset = Math.max(staticCountMin, Math.floor(size / staticCountMin));
  const staticCount = size < staticCountMin ? 0 : Math.min(offset, staticCountMax);
  return { first: start + 1, last: start + size - 2, staticCount };
}

function isReady({ metadata, status }: ServiceCIDR): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') === true
  );
}
