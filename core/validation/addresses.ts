// IP addresses and ranges, as the server reads them.
import type { Place } from './place.js';

const ipMessage = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const cidrMessage = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** An IP address. Tells whether it is one. */
export function checkIp(value: string, at: Place): boolean {
  if (ipFamily(value) !== undefined) {
    return true;
  }
  at.invalid(value, ipMessage);
  return false;
}

/** A range in CIDR notation. Tells whether it is one. */
export function checkCidr(value: string, at: Place): boolean {
  if (cidrFamily(value) !== undefined) {
    return true;
  }
  at.invalid(value, cidrMessage);
  return false;
}

/** `IPv4` or `IPv6`, undefined where the text is no address. Leading zeros are let pass, as they always were. */
export function ipFamily(value: string): 'IPv4' | 'IPv6' | undefined {
  if (isIpv4(value)) {
    return 'IPv4';
  }
  return ipv6Groups(value) === undefined ? undefined : 'IPv6';
}

/** The family of a range, undefined where the text is none. */
export function cidrFamily(value: string): 'IPv4' | 'IPv6' | undefined {
  const slash = value.indexOf('/');
  const bits = value.slice(slash + 1);
  const family = slash < 0 ? undefined : ipFamily(value.slice(0, slash));
  if (
    family === undefined ||
    !/^\d{1,3}$/.test(bits) ||
    (bits.length > 1 && bits.startsWith('0'))
  ) {
    return undefined;
  }
  return Number(bits) <= (family === 'IPv4' ? 32 : 128) ? family : undefined;
}

/** Addresses that cannot be an endpoint or an external address. */
export function checkNonSpecialIp(value: string, at: Place): void {
  const family = ipFamily(value);
  if (family === undefined) {
    at.invalid(value, 'must be a valid IP address');
    return;
  }
  const octets = family === 'IPv4' ? value.split('.').map(Number) : embeddedIpv4(value);
  const special = octets === undefined ? specialIpv6(value) : specialIpv4(octets);
  if (special !== undefined) {
    at.invalid(value, special === 'unspecified' ? `may not be unspecified (${value})` : special);
  }
}

const loopback = 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
const linkLocal = 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
const linkLocalMulticast = 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';

function specialIpv4(octets: readonly number[]): string | undefined {
  const [first, second, third] = octets;
  if (octets.every(octet => octet === 0)) {
    return 'unspecified';
  }
  if (first === 127) {
    return loopback;
  }
  if (first === 169 && second === 254) {
    return linkLocal;
  }
  return first === 224 && second === 0 && third === 0 ? linkLocalMulticast : undefined;
}

function specialIpv6(value: string): string | undefined {
  const groups = ipv6Groups(value) ?? [];
  const first = groups[0] ?? 0;
  const high = groups.slice(0, 7).every(group => group === 0);
  if (high && groups[7] === 0) {
    return 'unspecified';
  }
  if (high && groups[7] === 1) {
    return loopback;
  }
  if ((first & 0xffc0) === 0xfe80) {
    return linkLocal;
  }
  return (first & 0xff0f) === 0xff02 ? linkLocalMulticast : undefined;
}

/** The IPv4 address in `::ffff:1.2.3.4`. */
function embeddedIpv4(value: string): readonly number[] | undefined {
  const groups = ipv6Groups(value) ?? [];
  const isMapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff;
  if (!isMapped) {
    return undefined;
  }
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255];
}

function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every(part => /^\d{1,}$/.test(part) && Number(part) <= 255);
}

function ipv6Groups(value: string): readonly number[] | undefined {
  if (!value.includes(':') || value.split('::').length > 2) {
    return undefined;
  }
  const halves = value.split('::').map(half => (half === '' ? [] : half.split(':')));
  const groups = halves.map(half => half.flatMap(ipv6Part));
  if (groups.flat().some(group => Number.isNaN(group))) {
    return undefined;
  }
  const [left = [], right] = groups;
  if (right === undefined) {
    return left.length === 8 ? left : undefined;
  }
  const missing = 8 - left.length - right.length;
  return missing < 1 ? undefined : [...left, ...Array<number>(missing).fill(0), ...right];
}

function ipv6Part(part: string, index: number, parts: readonly string[]): readonly number[] {
  if (index === parts.length - 1 && isIpv4(part)) {
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  }
  return [/^[0-9a-fA-F]{1,4}$/.test(part) ? Number.parseInt(part, 16) : Number.NaN];
}

/** Whether the second range lies within the first and is smaller. Both are ranges of one family. */
export function cidrContains(outer: string, inner: string): boolean {
  const [outerIp = '', outerBits = ''] = outer.split('/');
  const [innerIp = '', innerBits = ''] = inner.split('/');
  const length = Number(outerBits);
  return (
    length < Number(innerBits) &&
    bitsOf(outerIp).slice(0, length) === bitsOf(innerIp).slice(0, length)
  );
}

function bitsOf(ip: string): string {
  const groups = ipv6Groups(ip);
  return groups === undefined
    ? ip
        .split('.')
        .map(part => Number(part).toString(2).padStart(8, '0'))
        .join('')
    : groups.map(group => group.toString(2).padStart(16, '0')).join('');
}
