// The language service in tests: one open file, asked as the fixture says.
//
// A fixture is YAML. `$0` is the cursor. A comment line with carets below a line expects a diagnostic there:
//
//     replicsa: 3
//     # ^^^^^^ error unknown-field

import { expect } from 'vitest';
import type { CompletionItem, Diagnostic, Position, TextEdit } from 'vscode-languageserver-types';
import { validateDocument } from '../../core/validation/index.js';
import { createLanguageService, type LanguageService } from '../../server/languageService.js';
import { defaultSettings, type Settings } from '../../server/settings.js';
import { testCatalogue } from './catalogue.js';
import { dedent } from './manifest.js';

/** The file every fixture is opened as. */
export const uri = 'file:///fixture.yaml';

/** A service without files. */
export function newService(): LanguageService {
  return createLanguageService({ loadCatalogue: testCatalogue, validate: validateDocument });
}

/** A service with one open file. */
export function serviceWith(text: string, settings: Partial<Settings> = {}): LanguageService {
  const service = newService();
  service.configure({ ...defaultSettings, ...settings });
  service.openDocument(uri, text, 1);
  return service;
}

/** A fixture's text without its cursor, and where that was. */
export function withCursor(fixture: string): { text: string; position: Position; offset: number } {
  const text = dedent(fixture);
  const offset = text.indexOf('$0');
  if (offset < 0) {
    throw new Error('the fixture has no cursor: write $0');
  }
  const lines = text.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: text.replace('$0', ''), position, offset };
}

const severities = ['', 'error', 'warning', 'information', 'hint'];

/** Expects exactly the diagnostics that the fixture's caret comments announce. */
export function checkDiagnostics(fixture: string, settings: Partial<Settings> = {}): void {
  const text = dedent(fixture);
  const found = serviceWith(text, settings).diagnostics(uri).map(showDiagnostic);
  expect(found.sort()).toEqual(announcedIn(text).sort());
}

function showDiagnostic({ range, severity, code }: Diagnostic): string {
  const { start, end } = range;
  const lines = end.line > start.line ? `+${end.line - start.line}` : '';
  const span = `${start.line}:${start.character}-${end.character}${lines}`;
  return `${span} ${severities[severity ?? 0]} ${code}`;
}

function announcedIn(text: string): string[] {
  const lines = text.split('\n');
  let last = 0;
  return lines.flatMap((line, number) => {
    const match = /^\s*#\s*(\^+) (\w+) ([\w-]+)$/.exec(line);
    if (match === null) {
      last = number;
      return [];
    }
    const start = line.indexOf('^');
    return [`${last}:${start}-${start + (match[1]?.length ?? 0)} ${match[2]} ${match[3]}`];
  });
}

/** The labels offered at the fixture's cursor, in order. */
export function labelsAt(fixture: string, settings: Partial<Settings> = {}): string[] {
  const { text, position } = withCursor(fixture);
  const { items } = serviceWith(text, settings).complete(uri, position);
  return items.map(item => item.label);
}

/** Expects the document after a proposal is accepted; `$0` is the first tab stop or the end of the insertion. */
export function checkAccepted(fixture: string, label: string, after: string): void {
  const { text, position } = withCursor(fixture);
  const { items } = serviceWith(text).complete(uri, position);
  const item = items.find(candidate => candidate.label === label);
  if (item === undefined) {
    throw new Error(`${label} is not among ${items.map(candidate => candidate.label).join(', ')}`);
  }
  expect(accepted(text, item, position)).toBe(dedent(after));
}

function accepted(text: string, item: CompletionItem, position: Position): string {
  const edit = item.textEdit;
  if (edit === undefined || !('range' in edit)) {
    throw new Error('the proposal has no edit');
  }
  expect(edit.range.start.line).toBe(position.line);
  const start = offsetOf(text, edit.range.start);
  const end = offsetOf(text, edit.range.end);
  expect(start).toBeLessThanOrEqual(offsetOf(text, position));
  expect(end).toBeGreaterThanOrEqual(offsetOf(text, position));
  const isSnippet = item.insertTextFormat === 2;
  const shown = isSnippet ? showStops(edit.newText) : `${edit.newText}$0`;
  return text.slice(0, start) + shown + text.slice(end);
}

function showStops(snippet: string): string {
  const first = snippet.replace(/\$\{?1\}?/, '\u0000').replace(/\$\{?\d+\}?/g, '');
  return first.includes('\u0000') ? first.replace('\u0000', '$0') : `${first}$0`;
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  // What is inserted at one place appears in the order of the edits.
  const ordered = [...edits]
    .reverse()
    .sort((one, other) => offsetOf(text, other.range.start) - offsetOf(text, one.range.start));
  return ordered.reduce((current, { range, newText }) => {
    const start = offsetOf(text, range.start);
    return current.slice(0, start) + newText + current.slice(offsetOf(text, range.end));
  }, text);
}

/** The offset of a position of a text. */
export function offsetOf(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}
