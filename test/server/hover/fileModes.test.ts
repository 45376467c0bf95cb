import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

test('modes as ls shows them, octal or decimal', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - secret: { defaultMode:';
  expect(hoverText(`${pod} 04$000 }`)).toContain('`0400` (decimal 256): `r--------`');
  expect(hoverText(`${pod} 4$020 }`)).toContain('`0644` (decimal 420): `rw-r--r--`');
  expect(hoverText(`${pod} 9$0999 }`)).not.toContain('(decimal');
});
