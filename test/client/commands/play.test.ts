import { expect, test } from 'vitest';
import { play } from '../../../client/commands/play.js';
import { fakeContext } from './fakeContext.js';

test('lets time pass', async () => {
  const { context, run, pass } = fakeContext();
  run.pause();
  const before = run.simulation.nowMs;
  pass(1000);
  expect(run.simulation.nowMs).toBe(before);
  await play.run(context, undefined);
  pass(1000);
  expect(run.simulation.nowMs).toBeGreaterThan(before + 500);
});
