import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { offsetOf, serviceWith, uri, withCursor } from '../../support/service.js';

function chain(fixture: string): string[] {
  const { text, position } = withCursor(fixture);
  const texts: string[] = [];
  let range: SelectionRange | undefined = serviceWith(text).selectionRanges(uri, [position])[0];
  while (range !== undefined) {
    texts.push(text.slice(offsetOf(text, range.range.start), offsetOf(text, range.range.end)));
    range = range.parent;
  }
  return texts;
}

test('grows from the value to its entry, the mapping, the list and the document', () => {
  expect(chain('a:\n- b: c$0c\n  d: e\n')).toEqual([
    'cc',
    'b: cc',
    'b: cc\n  d: e',
    '- b: cc\n  d: e',
    'a:\n- b: cc\n  d: e',
    'a:\n- b: cc\n  d: e\n',
  ]);
});

test('gives the position itself where there is nothing', () => {
  expect(chain('$0')).toEqual(['']);
});
