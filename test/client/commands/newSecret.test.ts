import { expect, test } from 'vitest';
import { newSecret } from '../../../client/commands/newSecret.js';
import { fakeContext } from './fakeContext.js';

test('keys and values, asked one after the other', async () => {
  const { context, said } = fakeContext({
    choice: 'Keys and values',
    texts: ['settings', 'user', 'admin', ''],
  });
  await newSecret.run(context, undefined);
  expect(said.written).toEqual([
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: settings\ntype: Opaque\ndata:\n  user: YWRtaW4=\n',
  ]);
});

test('files', async () => {
  const files = [{ name: 'a.txt', bytes: new Uint8Array([97]) }];
  const { context, said } = fakeContext({ choice: 'Files', texts: ['a'], files });
  await newSecret.run(context, undefined);
  expect(said.written.join()).toContain('  a.txt: YQ==\n');
});

test('says what is wrong and writes nothing', async () => {
  const files = [{ name: 'a.txt', bytes: new Uint8Array([97]) }];
  const { context, said } = fakeContext({ choice: 'Certificate', texts: ['a'], files });
  await newSecret.run(context, undefined);
  expect(said.written).toEqual([]);
  expect(said.warnings).toHaveLength(1);
});

test('turning away writes nothing', async () => {
  const { context, said } = fakeContext({ choice: 'Registry account', texts: ['a', 'ghcr.io'] });
  await newSecret.run(context, undefined);
  expect(said.written).toEqual([]);
});
