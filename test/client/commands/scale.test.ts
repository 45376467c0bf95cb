import { expect, test } from 'vitest';
import { scale } from '../../../client/commands/scale.js';
import { runOn } from './fakeContext.js';

const web = 'apps/Deployment:default/web';

test('sets the replicas', async () => {
  const { run, action } = await runOn(scale, web, { number: 5 });
  expect(action).toBe('scale web 3 → 5');
  expect(run.index().pods).toHaveLength(5);
});

test('leaves a workload alone whose number stays', async () => {
  const { action } = await runOn(scale, web, { number: 3 });
  expect(action).toBe('apply shop.yaml');
});
