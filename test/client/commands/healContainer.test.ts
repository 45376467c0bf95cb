import { expect, test } from 'vitest';
import { healContainer } from '../../../client/commands/healContainer.js';
import { makeUnready } from '../../../client/commands/makeUnready.js';
import { fakeContext } from './fakeContext.js';

test('an unready pod becomes ready again', async () => {
  const { context, run, pass } = fakeContext();
  const id = run.index().pods[0]?.id;
  await makeUnready.run(context, id);
  pass(5000);
  expect(run.index().pods.filter(pod => pod.facts.ready)).toHaveLength(2);
  await healContainer.run(context, id);
  pass(5000);
  expect(run.index().pods.filter(pod => pod.facts.ready)).toHaveLength(3);
});
