import { expect, test } from 'vitest';
import { openKubectlTerminal } from '../../../client/commands/openKubectlTerminal.js';
import { fakeContext } from './fakeContext.js';

test('shows the panel and a terminal for what runs', async () => {
  const { context, said } = fakeContext();
  await openKubectlTerminal.run(context, undefined);
  expect(said.calls).toEqual(['showPanel', 'openKubectlTerminal']);
});

test('starts an empty cluster where none runs', async () => {
  const { context, said } = fakeContext();
  const started: number[] = [];
  await openKubectlTerminal.run(
    {
      ...context,
      running: undefined,
      start: async texts => {
        started.push(texts.length);
      },
    },
    undefined,
  );
  expect(started).toEqual([0]);
  expect(said.calls).toEqual(['openKubectlTerminal']);
});
