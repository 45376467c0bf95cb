import { expect, test } from 'vitest';
import { restartRollout } from '../../../client/commands/restartRollout.js';
import { runOn } from './fakeContext.js';

test('makes a new revision of the same image', async () => {
  const { run, action } = await runOn(restartRollout, 'apps/Deployment:default/web');
  expect(action).toBe('restart web');
  expect(new Set(run.index().pods.map(pod => pod.revision))).toEqual(new Set([2]));
});

test('offers nothing for an object that does not roll out', async () => {
  const { action } = await runOn(restartRollout, 'Service:default/web');
  expect(action).toBe('apply shop.yaml');
});
