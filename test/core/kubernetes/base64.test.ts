import { expect, test } from 'vitest';
import {
  decodeBytes,
  decodeText,
  encodeBytes,
  encodeText,
} from '../../../core/kubernetes/base64.js';

test('text there and back, as Node writes it', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'josé', '🙂 x']) {
    expect(encodeText(text)).toBe(Buffer.from(text).toString('base64'));
    expect(decodeText(encodeText(text))).toBe(text);
  }
});

test('bytes there and back', () => {
  const bytes = [0, 255, 128, 7];
  expect(encodeBytes(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(decodeBytes(encodeBytes(bytes))).toEqual(bytes);
});

test('what is no base64, and bytes that are no text', () => {
  expect(decodeBytes('a')).toBeUndefined();
  expect(decodeBytes('ab*=')).toBeUndefined();
  expect(decodeText('/wA=')).toBeUndefined();
});
