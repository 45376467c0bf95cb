// Shares of the plugins add up to the total; the first of the best wins; nothing of one ranking is left for the next.
import { expect, test } from 'vitest';
import { Ranking } from '../../../simulator/scheduler/rank.js';
import { deployment, simulate } from '../support.js';

test('ranks best first, with the share of each plugin', () => {
  const columns = [
    { name: 'Even', values: 100 },
    { name: 'Own', values: Float64Array.from([1, 3, 3]) },
  ];
  expect(new Ranking(['a', 'b', 'c'], columns).ranked()).toEqual([
    { node: 'b', total: 103, scores: { Even: 100, Own: 3 } },
    { node: 'c', total: 103, scores: { Even: 100, Own: 3 } },
    { node: 'a', total: 101, scores: { Even: 100, Own: 1 } },
  ]);
});

test('every decision keeps scores of its own', () => {
  const simulation = simulate(deployment('web', 3));
  const rankings = simulation
    .list('Pod', 'default')
    .map(({ metadata }) => simulation.schedulingDecision('default', metadata.name ?? '')?.ranking);
  expect(rankings.map(ranking => ranking?.length)).toEqual([3, 3, 3]);
  for (const ranked of rankings.flatMap(ranking => ranking ?? [])) {
    const sum = Object.values(ranked.scores).reduce((a, b) => a + b, 0);
    expect(ranked.total).toBe(sum);
  }
  expect(new Set(rankings.map(ranking => JSON.stringify(ranking))).size).toBe(3);
});
