import { expect, test } from 'vitest';
import { crashContainer } from '../../../client/commands/crashContainer.js';
import { firstPod, runOn } from './fakeContext.js';

test('the pod fails and restarts', async () => {
  const id = firstPod();
  const { run, pass } = await runOn(crashContainer, id);
  pass(20_000);
  const pod = run.index().pods.find(candidate => candidate.id === id);
  expect(pod?.facts.restarts).toBeGreaterThan(0);
  expect(run.panelState().ticks.some(tick => tick.tone === 'bad')).toBe(true);
});

test('other pods go on', async () => {
  const id = firstPod();
  const { run } = await runOn(crashContainer, id);
  const others = run.index().pods.filter(pod => pod.id !== id);
  expect(others.map(pod => pod.state)).toEqual(['ready', 'ready']);
});
