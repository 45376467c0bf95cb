import { expect, test } from 'vitest';
import { step } from '../../../client/commands/step.js';
import { webManifest } from '../simulatorHost/fakeRun.js';
import { fakeContext } from './fakeContext.js';

test('goes to the next moment and pauses there', async () => {
  const { context, run, edit } = fakeContext();
  edit(webManifest('nginx:1.28'));
  const next = run.simulation.nextEventMs();
  await step.run(context, undefined);
  expect(run.simulation.nowMs).toBe(next);
  expect(run.pacer.playing).toBe(false);
});
