/**
 * Code action: write what YAML can read
 *
 *     message: error: it failed     ->     message: "error: it failed"
 *     host: *.example.com           ->     host: "*.example.com"
 *     name: "web                    ->     name: "web"
 *     name:web                      ->     name: web
 *
 * Only where the line leaves one reading.
 */
import { CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { type ActionContext, type ActionSource, actionOf, messageOf } from './action.js';

export const repairText: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const repair = repairOf(context, diagnostic);
    if (repair === undefined) {
      return [];
    }
    const { title, changes } = repair;
    const edits = changes.map(({ line, from, to, text }) => ({
      range: { start: { line, character: from }, end: { line, character: to } },
      newText: text,
    }));
    const named = { title, kind: CodeActionKind.QuickFix, diagnostic, isPreferred: true } as const;
    return [actionOf(context.workspace, named, [{ uri: context.uri, edits }])];
  });

interface Change {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Repair {
  readonly title: string;
  readonly changes: readonly Change[];
}

function repairOf(context: ActionContext, diagnostic: Diagnostic): Repair | undefined {
  const { start } = diagnostic.range;
  const lines = linesOf(context, start.line);
  const line = lines(start.line);
  switch (diagnostic.code) {
    case 'unclosed-quote':
      return closeQuote(line, start);
    case 'nested-mapping':
      return quoteFrom(line, start.line, valueStart(line));
    case 'reserved-character':
    case 'unknown-anchor':
      return quoteFrom(line, start.line, start.character);
    case 'missing-colon':
    case 'bad-indentation':
      return spaceAfterColon(lines, [start.line - 1, diagnostic.range.end.line]);
    case 'wrong-type':
      return repairType(diagnostic, lines);
    default:
      return undefined;
  }
}

type Lines = (line: number) => string;

/** The lines of the document around a line of a file; empty outside. */
function linesOf({ workspace, uri }: ActionContext, line: number): Lines {
  const placed = workspace.documentsOf(uri).findLast(document => document.line <= line);
  const lines = placed?.document.text.split(/\r?\n/) ?? [];
  return wanted => lines[wanted - (placed?.line ?? 0)] ?? '';
}

function repairType(diagnostic: Diagnostic, lines: Lines): Repair | undefined {
  const { start, end } = diagnostic.range;
  const message = messageOf(diagnostic);
  if (/unmarshal string into Go .* of type (map\[|\[\]|v\d)/.test(message)) {
    return spaceAfterColon(lines, [start.line, Math.max(end.line, lastBelow(lines, start.line))]);
  }
  const line = lines(start.line);
  const isItem = /^\s*(?:- +)+$/.test(line.slice(0, start.character));
  const isText = /unmarshal object into Go .* of type string/.test(message);
  return isItem && isText && start.line === end.line
    ? quoteFrom(line, start.line, start.character)
    : undefined;
}

/** The last of the lines that are indented more than one that only names them. */
function lastBelow(lines: Lines, first: number): number {
  const indent = lines(first).search(/\S/);
  const isKey = /:\s*(#.*)?$/.test(lines(first));
  let last = first;
  while (isKey && last - first < spacedLinesMax && lines(last + 1).search(/\S/) > indent) {
    last += 1;
  }
  return last;
}

/** At the end of the line, before a comment. Inside a list or another mapping only the author knows where. */
function closeQuote(
  line: string,
  { line: number, character }: { readonly line: number; readonly character: number },
): Repair | undefined {
  const quote = line[character] ?? '';
  const end = textEnd(line, character);
  const isAlone = /^\s*(?:- +)*(?:[^\s[{][^[{]*:\s+)?$/.test(line.slice(0, character));
  return isAlone && end > character + 1
    ? {
        title: 'Close the quote',
        changes: [{ line: number, from: end, to: end, text: quote }],
      }
    : undefined;
}

function valueStart(line: string): number {
  return /^\s*(?:- +)*[^\s:#'"[{](?:[^:#]|:(?=\S))*:\s+/.exec(line)?.[0].length ?? -1;
}

function quoteFrom(line: string, number: number, from: number): Repair | undefined {
  const before = line.slice(0, from);
  const isFlow = /[[{]/.test(before);
  const end = isFlow
    ? from + (/^[^,\]}]*/.exec(line.slice(from))?.[0].trimEnd().length ?? 0)
    : textEnd(line, from);
  const text = line.slice(from, end);
  if (from < 0 || text === '' || /^['"[{|>]/.test(text)) {
    return undefined;
  }
  const quoted = /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
  return { title: `Change to ${quoted}`, changes: [{ line: number, from, to: end, text: quoted }] };
}

/** In every line whose colon stands between two words. */
function spaceAfterColon(
  lines: Lines,
  [first, last]: readonly [number, number],
): Repair | undefined {
  const changes: Change[] = [];
  for (let line = Math.max(first, last - spacedLinesMax); line <= last; line++) {
    const key = /^\s*(?:- +)*[A-Za-z_][\w./-]*:(?=[^\s:/])/.exec(lines(line))?.[0];
    if (key !== undefined) {
      changes.push({ line, from: key.length, to: key.length, text: ' ' });
    }
  }
  return changes.length === 0 ? undefined : { title: 'Put a space after the colon', changes };
}

const spacedLinesMax = 50;

/** Where the text of a line ends that starts at a column: before blanks and a comment. */
function textEnd(line: string, from: number): number {
  const comment = /\s#/.exec(line.slice(from));
  return line.slice(0, comment === null ? undefined : from + comment.index).trimEnd().length;
}
