import { expect, test } from 'vitest';
import { newSecret } from '../../../core/secrets/newSecret.js';
import { viewSecret } from '../../../core/secrets/viewSecret.js';

test('text in the clear, bytes by their number', () => {
  const secret = { data: { a: 'YWRtaW4=', b: '/wA=', c: '*' }, stringData: { d: 'yes' } };
  expect(viewSecret(secret)).toBe(
    'a: admin\nb: 2 bytes that are no text\nc: not base64\nd: "yes"\n',
  );
});

test('the account of a registry as an object', () => {
  const { value } = newSecret('a', {
    ...{ from: 'registry', server: 'ghcr.io', username: 'me', password: 'pw' },
  } as const);
  expect(viewSecret(value)).toContain('    ghcr.io:\n      username: me\n');
});

test('a half-typed Secret shows nothing', () => {
  expect(viewSecret({ data: null })).toBe('\n');
});
