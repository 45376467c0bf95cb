import { expect, test } from 'vitest';
import { quantityWords } from '../../../server/hover/quantities.js';
import { hoverText } from '../../support/hover.js';

test.each([
  ['512Mi', 'memory', '536,870,912 bytes (536.9 MB)'],
  ['1G', 'requests.memory', '1,000,000,000 bytes (1 GB)'],
  ['250m', 'cpu', 'a quarter of a CPU'],
  ['1500m', 'limits.cpu', '1.5 CPUs'],
  ['2', 'cpu', '2 CPUs'],
  ['10', 'pods', '10'],
  ['abc', 'cpu', undefined],
])('%s of %s', (text, resource, words) => {
  expect(quantityWords(text, resource)).toBe(words);
});

test('in a manifest', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - resources:\n';
  expect(hoverText(`${pod}        limits: {memory: 51$02Mi}\n`)).toContain('`512Mi` = 536,870,912');
  expect(hoverText(`${pod}        limits: {memory: mu$0ch}\n`)).not.toContain('=');
});
