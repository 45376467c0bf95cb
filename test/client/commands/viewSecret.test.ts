import { expect, test } from 'vitest';
import { viewSecret } from '../../../client/commands/viewSecret.js';
import { fakeContext } from './fakeContext.js';

const text =
  'kind: ConfigMap\napiVersion: v1\n---\napiVersion: v1\nkind: Secret\ndata: {a: Yg==}\n';

test('the Secret under the cursor in the clear', async () => {
  const { context, said } = fakeContext({ activeText: { text, line: 4 } });
  await viewSecret.run(context, undefined);
  expect(said.written).toEqual(['a: b\n']);
});

test('says so where there is none', async () => {
  const { context, said } = fakeContext({ activeText: { text, line: 0 } });
  await viewSecret.run(context, undefined);
  expect(said.warnings).toHaveLength(1);
});
