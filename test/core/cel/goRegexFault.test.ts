// Regular expressions that Go refuses, with the words of its parser (regexp/syntax).
import { expect, test } from 'vitest';
import { goRegexFault } from '../../../core/cel/goRegexFault.js';

test.each([
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
  '^(?i)a+?(?:b|c)*(?P<name>x)(?<other>y)$',
  '^[]a]+[^]b]$',
  '[[:alpha:]\\]]{1,3}',
  '\\d+\\.\\w*(|a)',
  '^((https?|ftp)://[^ ]+)?$',
  '(?s:.*)(?i:x)',
])('takes %s', source => {
  expect(goRegexFault(source)).toBeUndefined();
});

test.each([
  ['^(?!a)b', 'invalid or unsupported Perl syntax: `(?!`'],
  ['(?<=a)b', 'invalid or unsupported Perl syntax: `(?<`'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
  ['(a', 'missing closing ): `(a`'],
  ['a)', 'unexpected ): `a)`'],
  ['a[b', 'missing closing ]: `[b`'],
  ['*a', 'missing argument to repetition operator: `*`'],
])('refuses %s', (source, fault) => {
  expect(goRegexFault(source)).toBe(`error parsing regexp: ${fault}`);
});
