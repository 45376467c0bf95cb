import { expect, test } from 'vitest';
import { clusterIpRange, toNumber } from '../../../../simulator/api/allocation/ranges.js';
import { rangeOf } from '../../../../simulator/api/allocation/serviceCidrs.js';

test('a range leaves out its ends and has a static band where it is large enough', () => {
  expect(rangeOf('10.96.0.0/12')).toEqual(clusterIpRange);
  const first = toNumber('10.200.0.1');
  expect(rangeOf('10.200.0.0/24')).toEqual({ first, last: first + 253, staticCount: 16 });
  expect(rangeOf('10.200.0.0/29')).toEqual({ first, last: first + 5, staticCount: 0 });
  expect(rangeOf('2001:db8::/64')).toBeUndefined();
});
