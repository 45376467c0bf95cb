import { expect, test } from 'vitest';
import { makeUnready } from '../../../client/commands/makeUnready.js';
import { firstPod, runOn } from './fakeContext.js';

test('the pod runs on without being ready, and the Service leaves it out', async () => {
  const id = firstPod();
  const { run } = await runOn(makeUnready, id);
  const pod = run.index().pods.find(candidate => candidate.id === id);
  expect(pod?.facts.ready).toBe(false);
  expect(run.panelState().services[0]?.verdict).toBe('2 of 3 endpoints ready');
});
