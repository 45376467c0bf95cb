import { expect, test } from 'vitest';
import { deletePod } from '../../../client/commands/deletePod.js';
import { fakeContext, firstPod, runOn } from './fakeContext.js';

test('deletes the pod it is used on, and its owner replaces it', async () => {
  const { run, action } = await runOn(deletePod, firstPod());
  expect(action).toMatch(/^delete web-/);
  expect(run.index().pods.map(pod => pod.id)).not.toContain(firstPod());
  expect(run.index().pods).toHaveLength(3);
});

test('asks which pod when it is used on nothing', async () => {
  const name = firstPod().split('/')[1];
  const { action } = await runOn(deletePod, undefined, { choice: name });
  expect(action).toBe(`delete ${name}`);
});

test('does nothing when the person turns away', async () => {
  const { action } = await runOn(deletePod, undefined);
  expect(action).toBe('apply shop.yaml');
});

test('says that nothing runs', async () => {
  const { context, said } = fakeContext();
  await deletePod.run({ ...context, running: undefined }, undefined);
  expect(said.warnings).toEqual(['Nothing runs in the simulator yet.']);
});
