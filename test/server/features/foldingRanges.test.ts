import { expect, test } from 'vitest';
import { serviceWith, uri } from '../../support/service.js';

function folds(text: string): string[] {
  return serviceWith(text)
    .foldingRanges(uri)
    .map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`);
}

test('documents, mappings, lists, text blocks and comments fold', () => {
  const text = '# a\n# b\n---\nx:\n  - y:\n      z: |\n        t\n---\nb: 1\nc: 2\n';
  expect(folds(text).sort()).toEqual(['0-1 comment', '3-6', '4-6', '5-6', '7-9']);
});

test('single lines do not fold, and broken text does no harm', () => {
  expect(folds('a: {b: 1}\nc: "x\n')).toEqual([]);
});
