// What VS Code's `files.exclude` says, and what it does not.
import { expect, test } from 'vitest';
import { readExcluded } from '../../server/excludedFiles.js';

test('patterns that are on count; conditions, other words and nothing do not', () => {
  const value = {
    'old/': true,
    '**/*.bak': true,
    'new/': false,
    '**/*.js': { when: '$(basename).ts' },
  };
  expect(readExcluded(value)).toEqual(['old/', '**/*.bak']);
  expect(readExcluded({ '': true })).toEqual([]);
  expect(readExcluded(null)).toEqual([]);
  expect(readExcluded(['old'])).toEqual([]);
});
