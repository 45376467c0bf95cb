// The ranges of cluster IPs and node ports, with the static bands of 1.36.

import type { Range } from './allocator.js';

/** 10.96.0.0/12 without network and broadcast address, as unsigned 32-bit numbers. */
export const clusterIpRange: Range = {
  first: toNumber('10.96.0.1'),
  last: toNumber('10.111.255.254'),
  staticCount: 256,
};

/** As the server names it in messages. */
export const clusterIpCidr = '10.96.0.0/12';

export const nodePortRange: Range = { first: 30000, last: 32767, staticCount: 86 };

/** Dotted IPv4 text of a number. */
export function toAddress(value: number): string {
  return [24, 16, 8, 0].map(shift => (value >>> shift) & 255).join('.');
}

/** The number of a dotted IPv4 text; NaN when it is none. */
export function toNumber(address: string): number {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return Number.NaN;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
