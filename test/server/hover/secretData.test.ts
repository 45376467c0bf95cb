import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n';

test('decoded, but masked', () => {
  const text = hoverText(`${secret}  password: aHVu$0dGVyMTIzNDU2\n`);
  expect(text).toContain('Decoded: `h••••••••` · 12 characters');
  expect(text).not.toContain('unter');
});

test('a line end that nobody meant, bytes, and plain text', () => {
  expect(hoverText(`${secret}  a: c2$0VjcmV0Cg==\n`)).toContain('ends with a line end');
  expect(hoverText(`${secret}  a: //$04=\n`)).toContain('2 bytes that are no text');
  expect(hoverText(`${secret}  a: sec$0ret\n`)).toContain('Not base64');
});
