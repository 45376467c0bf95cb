import { expect, test } from 'vitest';
import { runInSimulator, targetsOf } from '../../../client/commands/runInSimulator.js';
import { fakeContext } from './fakeContext.js';

test('runs the active file from the palette', async () => {
  const { context, said } = fakeContext({ activeFile: 'file:///web.yaml' });
  await runInSimulator.run(context, undefined);
  expect(said.started.map(source => source.uri)).toEqual(['file:///web.yaml']);
});

test('runs all files chosen in the explorer', () => {
  const uri = (text: string) => ({ scheme: 'file', toString: () => text });
  expect(targetsOf(uri('file:///a'), [uri('file:///a'), uri('file:///b')])).toEqual([
    { uri: 'file:///a' },
    { uri: 'file:///b' },
  ]);
});

test('runs one document from its lens', () => {
  expect(targetsOf({ uri: 'file:///a', document: 2 }, undefined)).toEqual([
    { uri: 'file:///a', document: 2 },
  ]);
});

test('says what cannot be run', async () => {
  const { context, said } = fakeContext({ activeFile: 'file:///a', refusal: 'a kustomization' });
  await runInSimulator.run(context, undefined);
  expect(said.started).toEqual([]);
  expect(said.warnings).toEqual(['a kustomization']);
});

test('asks for a file where none is open', async () => {
  const { context, said } = fakeContext();
  await runInSimulator.run(context, undefined);
  expect(said.warnings).toHaveLength(1);
});
