// Amounts, numbers and booleans as people write them, and what the API takes instead.
import { expect, test } from 'vitest';
import { parseQuantity } from '../../core/kubernetes/quantity.js';
import { meantQuantities, meantScalar } from '../../server/meantValue.js';

test.each([
  ['100MB', ['100M', '100Mi']],
  ['512mb', ['512M', '512Mi']],
  ['1GiB', ['1Gi']],
  ['1gi', ['1Gi']],
  ['2K', ['2k', '2Ki']],
  ['0,5', ['0.5']],
  ['100 Mi', ['100Mi']],
  ['500mc', ['500m']],
  ['1 core', ['1']],
  ['64 bytes', ['64']],
  ['1,000', []],
  ['much', []],
  ['-', []],
])('%s may mean %j', (text, expected) => {
  expect(meantQuantities(text)).toEqual(expected);
  for (const quantity of expected) {
    expect(parseQuantity(quantity)).not.toBeTypeOf('string');
  }
});

test.each([
  ['10s', 'int32', 'periodSeconds', '10'],
  ['5m', 'int64', 'activeDeadlineSeconds', '300'],
  ['1h', 'int64', 'terminationGracePeriodSeconds', '3600'],
  ['10s', 'int32', 'replicas', undefined],
  ['3', 'int32', 'replicas', '3'],
  ['3.5', 'int32', 'replicas', undefined],
  ['yes', 'bool', 'tty', 'true'],
  ['Off', 'bool', 'tty', 'false'],
  ['many', 'bool', 'tty', undefined],
])('%s as %s of %s is %s', (text, type, field, expected) => {
  expect(meantScalar(text, type, field)).toBe(expected);
});
