import { expect, test } from 'vitest';
import { pause } from '../../../client/commands/pause.js';
import { fakeContext } from './fakeContext.js';

test('stops time', async () => {
  const { context, run, pass } = fakeContext();
  await pause.run(context, undefined);
  const before = run.simulation.nowMs;
  pass(1000);
  expect(run.simulation.nowMs).toBe(before);
  expect(run.panelState().clock.playing).toBe(false);
});
