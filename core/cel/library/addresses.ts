// CEL: `ip('10.0.0.1')`, `cidr('10.0.0.0/8')`, their tests and parts.
import type { Environment } from '@marcbachmann/cel-js';
import ipaddr from 'ipaddr.js';
import { cidrFamily, ipFamily } from '../../validation/addresses.js';
import { celFault } from './fault.js';

type Address = ReturnType<typeof ipaddr.parse>;

class CelIp {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

class CelCidr {
  readonly address: Address;
  readonly length: number;

  constructor(address: Address, length: number) {
    this.address = address;
    this.length = length;
  }
}

class IpNamespace {
  readonly name = 'ip';
}

/** Registers the functions of addresses and ranges. */
export function addAddressFunctions(environment: Environment): void {
  environment
    .registerType('net.IP', CelIp)
    .registerType('net.CIDR', CelCidr)
    .registerType('IpNamespace', IpNamespace)
    .registerConstant('ip', 'IpNamespace', new IpNamespace());
  addIpFunctions(environment);
  addCidrFunctions(environment);
}

function addIpFunctions(environment: Environment): void {
  const isRange =
    (...ranges: readonly string[]) =>
    ({ address }: CelIp) =>
      ranges.includes(address.range());
  environment
    .registerFunction('isIP(string): bool', (text: string) => ipFamily(text) !== undefined)
    .registerFunction('ip(string): net.IP', toIp)
    .registerFunction('IpNamespace.isCanonical(string): bool', (_: unknown, text: string) => {
      return toIp(text).address.toString() === text;
    })
    .registerFunction('net.IP.family(): int', ({ address }: CelIp) =>
      address.kind() === 'ipv4' ? 4n : 6n,
    )
    .registerFunction('net.IP.isUnspecified(): bool', ({ address }: CelIp) =>
      address.toByteArray().every(byte => byte === 0),
    )
    .registerFunction('net.IP.isLoopback(): bool', isRange('loopback'))
    .registerFunction('net.IP.isLinkLocalMulticast(): bool', isLinkLocalMulticast)
    .registerFunction('net.IP.isLinkLocalUnicast(): bool', isRange('linkLocal'))
    .registerFunction('net.IP.isGlobalUnicast(): bool', isGlobalUnicast)
    .registerFunction('string(net.IP): string', ({ address }: CelIp) => address.toString())
    .registerOperator(
      'net.IP == net.IP',
      (a: CelIp, b: CelIp) => a.address.toString() === b.address.toString(),
    );
}

function addCidrFunctions(environment: Environment): void {
  environment
    .registerFunction('isCIDR(string): bool', (text: string) => cidrFamily(text) !== undefined)
    .registerFunction('cidr(string): net.CIDR', toCidr)
    .registerFunction('net.CIDR.containsIP(string): bool', (range: CelCidr, text: string) =>
      contains(range, toIp(text).address),
    )
    .registerFunction('net.CIDR.containsIP(net.IP): bool', (range: CelCidr, ip: CelIp) =>
      contains(range, ip.address),
    )
    .registerFunction('net.CIDR.containsCIDR(string): bool', (range: CelCidr, text: string) =>
      containsRange(range, toCidr(text)),
    )
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', containsRange)
    .registerFunction('net.CIDR.ip(): net.IP', ({ address }: CelCidr) => new CelIp(address))
    .registerFunction('net.CIDR.masked(): net.CIDR', masked)
    .registerFunction('net.CIDR.prefixLength(): int', ({ length }: CelCidr) => BigInt(length))
    .registerFunction('string(net.CIDR): string', showCidr)
    .registerOperator(
      'net.CIDR == net.CIDR',
      (a: CelCidr, b: CelCidr) => showCidr(a) === showCidr(b),
    );
}

function toIp(text: string): CelIp {
  if (ipFamily(text) === undefined) {
    throw celFault(`IP Address "${text}" parse error during conversion from string`);
  }
  return new CelIp(ipaddr.parse(text));
}

function toCidr(text: string): CelCidr {
  if (cidrFamily(text) === undefined) {
    throw celFault(`network address parse error during conversion from string: ${text}`);
  }
  return new CelCidr(...ipaddr.parseCIDR(text));
}

function contains({ address, length }: CelCidr, other: Address): boolean {
  return address.kind() === other.kind() && isIn(other, address, length);
}

function containsRange(range: CelCidr, other: CelCidr): boolean {
  return other.length >= range.length && contains(range, other.address);
}

function isIn(address: Address, base: Address, length: number): boolean {
  return bitsOf(address).slice(0, length) === bitsOf(base).slice(0, length);
}

function bitsOf(address: Address): string {
  return address
    .toByteArray()
    .map(byte => byte.toString(2).padStart(8, '0'))
    .join('');
}

function masked({ address, length }: CelCidr): CelCidr {
  const bytes = address
    .toByteArray()
    .map(
      (byte, index) => byte & (0xff << (8 - Math.min(8, Math.max(0, length - index * 8)))) & 0xff,
    );
  return new CelCidr(ipaddr.fromByteArray(bytes), length);
}

function showCidr({ address, length }: CelCidr): string {
  return `${address.toString()}/${length}`;
}

function isLinkLocalMulticast({ address }: CelIp): boolean {
  const [first, second, third] = address.toByteArray();
  return address.kind() === 'ipv4'
    ? first === 224 && second === 0 && third === 0
    : first === 0xff && ((second ?? 0) & 0x0f) === 2;
}

function isGlobalUnicast({ address }: CelIp): boolean {
  const others = ['unspecified', 'broadcast', 'multicast', 'linkLocal', 'loopback'];
  return !others.includes(address.range());
}
