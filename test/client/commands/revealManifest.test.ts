import { expect, test } from 'vitest';
import { revealManifest } from '../../../client/commands/revealManifest.js';
import { fakeContext, firstPod } from './fakeContext.js';

test('shows the line of the owner of a pod', async () => {
  const { context, said } = fakeContext();
  await revealManifest.run(context, firstPod());
  expect(said.calls).toEqual(['reveal file:///shop.yaml:4']);
});

test('says that the cluster made a node itself', async () => {
  const { context, said } = fakeContext();
  await revealManifest.run(context, 'Node:/node-1');
  expect(said.warnings).toHaveLength(1);
});
