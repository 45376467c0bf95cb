// Addresses and ranges.
import { expect, test } from 'vitest';
import { cidrContains, cidrFamily, ipFamily } from '../../../core/validation/addresses.js';

test.each([
  ['10.9.8.7', 'IPv4'],
  ['2001:db8::ffff', 'IPv6'],
  ['::ffff:1.2.3.4', 'IPv6'],
  ['::', 'IPv6'],
  ['1.2.3', undefined],
  ['999.1.1.1', undefined],
  ['1:2', undefined],
  ['1::2::3', undefined],
  ['none', undefined],
])('%s is %s', (ip, family) => {
  expect(ipFamily(ip)).toBe(family);
});

test.each([
  ['10.0.0.0/8', 'IPv4'],
  ['2001:db8::/64', 'IPv6'],
  ['10.0.0.0/33', undefined],
  ['10.0.0.0', undefined],
  ['10.0.0.0/08', undefined],
])('range %s is %s', (cidr, family) => {
  expect(cidrFamily(cidr)).toBe(family);
});

test('knows strict subsets', () => {
  expect(cidrContains('10.0.0.0/8', '10.1.0.0/16')).toBe(true);
  expect(cidrContains('10.0.0.0/8', '11.0.0.0/16')).toBe(false);
  expect(cidrContains('10.0.0.0/8', '10.0.0.0/8')).toBe(false);
});
