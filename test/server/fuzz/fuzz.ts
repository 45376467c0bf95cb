// Feeds broken texts to the language service as an editor would, and checks what must hold whatever the text is.

import type { Position, Range } from 'vscode-languageserver-types';
import { lineStartsOf, positionIn } from '../../../core/manifest/lineIndex.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { formatDocuments } from '../../../server/features/formatting.js';
import type { LanguageService } from '../../../server/languageService.js';
import { type Chance, createChance, mutate } from './mutate.js';

/** What to fuzz. */
export interface FuzzOptions {
  readonly service: LanguageService;
  readonly texts: readonly string[];
  readonly seed: number;
  readonly runs: number;
  /** Milliseconds that all answers about one text may take. */
  readonly limitMs: number;
  readonly now: () => number;
}

/** A run that went wrong; the seed and its number play it again. */
export interface FuzzFailure {
  readonly run: number;
  readonly reason: string;
  readonly text: string;
}

const uri = 'file:///fuzz.yaml';
const failuresMax = 5;
const stepsMax = 4;
/** Actions and navigation are asked in one of so many texts. */
const acrossFilesEvery = 4;

/** Runs mutated texts through every feature; the runs that broke a promise. */
export function fuzz(options: FuzzOptions): FuzzFailure[] {
  const failures: FuzzFailure[] = [];
  for (let run = 0; run < options.runs && failures.length < failuresMax; run++) {
    const failure = fuzzOnce(options, run);
    if (failure !== undefined) {
      failures.push({ run, ...failure });
    }
  }
  return failures;
}

function fuzzOnce(
  options: FuzzOptions,
  run: number,
): { readonly reason: string; readonly text: string } | undefined {
  const { service, texts } = options;
  const chance = createChance(options.seed * 1_000_003 + run);
  let text = chance.pick(texts);
  service.openDocument(uri, text, 0);
  const steps = 1 + chance.below(stepsMax);
  try {
    for (let step = 1; step <= steps; step++) {
      text = change(service, text, chance, step);
      const start = options.now();
      checkAnswers(service, text, chance);
      const took = options.now() - start;
      if (took > options.limitMs) {
        return { reason: `took ${took.toFixed(0)} ms`, text };
      }
    }
  } catch (error) {
    return {
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      text,
    };
  } finally {
    service.closeDocument(uri);
  }
  return undefined;
}

function change(service: LanguageService, text: string, chance: Chance, version: number): string {
  const mutation = mutate(text, chance, [text]);
  const lines = lineStartsOf(text);
  const start = positionIn(lines, mutation.start, text.length);
  const end = positionIn(lines, mutation.end, text.length);
  service.changeDocument(uri, [{ range: { start, end }, text: mutation.text }], version);
  return service.manifestOf(uri)?.text ?? '';
}

function checkAnswers(service: LanguageService, text: string, chance: Chance): void {
  const check = createRangeCheck(text);
  checkDocuments(service, text);
  const diagnostics = service.diagnostics(uri);
  for (const { range, code } of diagnostics) {
    check(range, `diagnostic ${code}`);
  }
  const position = randomPosition(text, chance);
  for (const item of service.complete(uri, position).items.slice(0, 50)) {
    const edit = item.textEdit;
    if (edit === undefined || !('range' in edit) || edit.range.start.line !== position.line) {
      throw new Error(`completion ${item.label} edits another line`);
    }
    check(edit.range, `completion ${item.label}`);
    service.resolveCompletion(item);
  }
  const hover = service.hover(uri, position, 0);
  if (hover?.range !== undefined) {
    check(hover.range, 'hover');
  }
  for (const symbol of service.symbols(uri)) {
    check(symbol.range, `symbol ${symbol.name}`);
    check(symbol.selectionRange, `symbol ${symbol.name}`);
  }
  const others = [...service.codeLenses(uri), ...service.selectionRanges(uri, [position])];
  for (const { range } of others) {
    check(range, 'lens or selection');
  }
  service.foldingRanges(uri);
  if (chance.below(acrossFilesEvery) === 0) {
    checkActions(service, position, check);
    checkNavigation(service, position, check);
    checkDecorations(service, position, check);
  }
  service.objects(uri);
}

type RangeCheck = (range: Range, what: string) => void;

function checkDecorations(service: LanguageService, end: Position, check: RangeCheck): void {
  const range = { start: { line: 0, character: 0 }, end };
  for (const hint of service.decorations.inlayHints(uri, range)) {
    check({ start: hint.position, end: hint.position }, `hint ${String(hint.label)}`);
  }
  service.decorations.semanticTokens(uri);
}

function checkActions(service: LanguageService, position: Position, check: RangeCheck): void {
  const range = { start: position, end: position };
  for (const { title, edit } of service.codeActions(uri, service.diagnostics(uri), range)) {
    for (const change of edit?.documentChanges ?? []) {
      if ('edits' in change && change.textDocument.uri === uri) {
        for (const { range: edited } of change.edits) {
          check(edited, title);
        }
      }
    }
  }
}

function checkNavigation(service: LanguageService, position: Position, check: RangeCheck): void {
  const { navigation } = service;
  const question = { position, includeDeclaration: true };
  const found = [
    ...navigation.definitions(uri, position),
    ...navigation.references(uri, question),
    ...navigation.highlights(uri, position),
    ...navigation.links(uri),
    ...navigation.prepareCallHierarchy(uri, position),
  ];
  for (const { range } of found) {
    check(range, 'navigation');
  }
  const answer = navigation.rename(uri, { position, newName: 'renamed' });
  if (answer !== undefined && 'edit' in answer) {
    for (const change of answer.edit.documentChanges ?? []) {
      if ('edits' in change) {
        for (const { range: edited } of change.edits) {
          check(edited, 'rename');
        }
      }
    }
  }
  for (const { range } of formatDocuments(service.manifestOf(uri)?.documents ?? [])) {
    check(range, 'format');
  }
}

/** The kept documents are those a fresh reading gives. */
function checkDocuments(service: LanguageService, text: string): void {
  const kept = service.manifestOf(uri)?.documents ?? [];
  const fresh = parseManifest(text).documents;
  const show = (documents: typeof fresh) =>
    documents.map(({ document, line, offset }) => `${line} ${offset} ${document.text}`).join('|');
  if (show(kept) !== show(fresh)) {
    throw new Error('the kept documents differ from a fresh reading');
  }
}

function createRangeCheck(text: string): (range: Range, what: string) => void {
  const starts = lineStartsOf(text);
  const isInside = ({ line, character }: Position): boolean => {
    const start = starts[line];
    const end = starts[line + 1] ?? text.length;
    return start !== undefined && character >= 0 && start + character <= end;
  };
  return (range, what) => {
    const { start, end } = range;
    const isOrdered =
      start.line < end.line || (start.line === end.line && start.character <= end.character);
    if (!isOrdered || !isInside(start) || !isInside(end)) {
      throw new Error(`${what}: range ${JSON.stringify(range)} is not in the text`);
    }
  };
}

function randomPosition(text: string, chance: Chance): Position {
  return positionIn(lineStartsOf(text), chance.below(text.length + 1), text.length);
}
