// The kept order is the one a sort of all would give, whatever came, changed and went.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Contributions } from '../../../../simulator/controllers/endpoints/contributions.js';
import {
  type Contribution,
  toSubsets,
} from '../../../../simulator/controllers/endpoints/subsets.js';

const contribution = (order: number, ready: boolean, port: number, pod: string): Contribution => ({
  address: { ip: `10.0.0.${order}`, targetRef: { name: pod } },
  order,
  ready,
  ports: [{ port }],
  portKey: String(port),
  spec: undefined,
});

const change = fc.record({
  pod: fc.integer({ min: 0, max: 9 }).map(number => `pod-${number}`),
  order: fc.integer({ min: 1, max: 5 }),
  ready: fc.boolean(),
  port: fc.integer({ min: 80, max: 81 }),
  leaves: fc.boolean(),
});

test('equals a sort from scratch', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), changes => {
      const kept = new Contributions();
      const all = new Map<string, Contribution>();
      for (const { pod, order, ready, port, leaves } of changes) {
        const added = contribution(order, ready, port, pod);
        kept.set(pod, leaves ? undefined : added);
        if (leaves) {
          all.delete(pod);
        } else {
          all.set(pod, added);
        }
        expect(kept.subsets()).toEqual(toSubsets([...all.values()]));
      }
    }),
  );
});

test('of more than a thousand, the ready ones stay', () => {
  const kept = new Contributions();
  for (let number = 0; number < 1001; number++) {
    kept.set(`pod-${number}`, contribution(number, number !== 500, 80, `pod-${number}`));
  }
  const { subsets, truncated } = kept.subsets();
  expect(truncated).toBe(true);
  expect(subsets[0]?.addresses).toHaveLength(1000);
  expect(subsets[0]).not.toHaveProperty('notReadyAddresses');
});

test('a port that more pods serve stands apart', () => {
  const http = { name: 'http', port: 80 };
  const metrics = { name: 'metrics', port: 9090 };
  const serving = (order: number, ports: readonly { name: string; port: number }[]) => ({
    ...contribution(order, order !== 3, 0, `pod-${order}`),
    ports,
    portKey: JSON.stringify(ports),
  });
  const kept = new Contributions();
  kept.set('pod-1', serving(1, [http]));
  kept.set('pod-2', serving(2, [http, metrics]));
  kept.set('pod-3', serving(3, [http, metrics]));
  const ips = (list: readonly { ip: string }[] = []) => list.map(({ ip }) => ip);
  const found = kept.subsets().subsets.map(({ addresses, notReadyAddresses, ports }) => ({
    ports: ports?.map(({ name }) => name),
    ready: ips(addresses),
    notReady: ips(notReadyAddresses),
  }));
  expect(found).toHaveLength(2);
  expect(found).toEqual(
    expect.arrayContaining([
      { ports: ['http'], ready: ['10.0.0.1', '10.0.0.2'], notReady: ['10.0.0.3'] },
      { ports: ['metrics'], ready: ['10.0.0.2'], notReady: ['10.0.0.3'] },
    ]),
  );
});
