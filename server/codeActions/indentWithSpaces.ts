/**
 * Code action: indent with spaces
 *
 * YAML takes no tabs at the start of a line: each becomes two spaces, in the whole document.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { rangeIn } from '../place.js';
import { type ActionSource, actionOf } from './action.js';

export const indentWithSpaces: ActionSource = ({ workspace, uri, diagnostics }) =>
  diagnostics
    .filter(({ code }) => code === 'tab-indentation' || code === 'bad-indentation')
    .flatMap(diagnostic => {
      const { line } = diagnostic.range.start;
      const placed = workspace.documentsOf(uri).findLast(document => document.line <= line);
      const tabs = [...(placed?.document.text ?? '').matchAll(/^ *\t[ \t]*/gm)];
      if (placed === undefined || tabs.length === 0) {
        return [];
      }
      const edits = tabs.map(({ index, 0: indent }) => ({
        range: rangeIn(placed, { start: index, end: index + indent.length }),
        newText: indent.replaceAll('\t', '  '),
      }));
      const title = { title: 'Indent with spaces', kind: CodeActionKind.QuickFix, diagnostic };
      return [actionOf(workspace, { ...title, isPreferred: true }, [{ uri, edits }])];
    });
