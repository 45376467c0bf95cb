import { expect, test } from 'vitest';
import { undoRollout } from '../../../client/commands/undoRollout.js';
import { webManifest } from '../simulatorHost/fakeRun.js';
import { fakeContext } from './fakeContext.js';

const web = 'apps/Deployment:default/web';

test('goes back to the image before', async () => {
  const shop = fakeContext();
  shop.edit(webManifest('nginx:1.28'));
  shop.pass(8000);
  await undoRollout.run(shop.context, web);
  shop.pass(8000);
  const images = shop.run.index().pods.map(pod => pod.pod.spec?.containers[0]?.image);
  expect(new Set(images)).toEqual(new Set(['nginx:1.27']));
});

test('says that there is no revision before the first', async () => {
  const { context, said } = fakeContext();
  await undoRollout.run(context, web);
  expect(said.warnings[0]).toMatch(/no rollout history/);
});
