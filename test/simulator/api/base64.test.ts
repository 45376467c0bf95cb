import { expect, test } from 'vitest';
import { toBase64 } from '../../../simulator/api/base64.js';

test.each(['', 'a', 'ab', 'abc', 'pässwörd', '🙂 %41', 'line\nline\n'])('encodes %j', text => {
  expect(toBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
});
