// The formats that the API server enforces in custom resources.
import { expect, test } from 'vitest';
import { hasFormat, isEnforcedFormat } from '../../../core/customResources/formats.js';

const cases: readonly (readonly [
  format: string,
  good: readonly string[],
  bad: readonly string[],
])[] = [
  [
    'date-time',
    ['2024-01-02T03:04:05Z', '2024-01-02t03:04:05.5+01:00'],
    ['2024-01-02', '2024-13-02T03:04:05Z', ''],
  ],
  ['date', ['2024-02-29'], ['2023-02-29', '24-1-1']],
  ['duration', ['5m', '1h30m', '22 ns', '3 days'], ['5 x', '']],
  ['uri', ['https://a.example/x?y#z', '/path', 'urn:x'], ['a b', 'relative', '%zz']],
  ['email', ['a@b.example', 'A B <a@b>'], ['a', '@b']],
  ['hostname', ['a.example.com', 'localhost'], ['-a.example', 'a..b']],
  ['ipv4', ['10.0.0.1'], ['::1', '300.0.0.1']],
  ['ipv6', ['::1'], ['10.0.0.1', 'x']],
  ['cidr', ['10.0.0.0/8', '2001:db8::/32'], ['10.0.0.0', '10.0.0.0/33']],
  ['mac', ['00:1a:2b:3c:4d:5e'], ['00:1a']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123']],
  ['isbn', ['0321751043', '978-0321751041'], ['0321751044']],
  ['byte', ['aGk='], ['a', '']],
  ['hexcolor', ['#fff', 'a0b1c2'], ['#ffff']],
  ['rgbcolor', ['rgb(1, 2, 255)'], ['rgb(1,2,256)']],
  ['k8s-short-name', ['web-1'], ['Web', 'a.b']],
];

test.each(cases)('%s', (format, good, bad) => {
  expect(good.filter(text => !hasFormat(text, format))).toEqual([]);
  expect(bad.filter(text => hasFormat(text, format))).toEqual([]);
  expect(isEnforcedFormat(format)).toBe(true);
});

test('other formats say something to people only', () => {
  expect(isEnforcedFormat('semver')).toBe(false);
  expect(hasFormat('anything', 'semver')).toBe(true);
});
