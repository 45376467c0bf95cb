// A workspace of 5,000 files on disk and the built server over stdio: how long reading it takes and how long the server
// is away for the open file meanwhile; then questions right after edits and a rename. And the server time of edits.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { editCosts } from './support/editCosts.js';
import { MeasuredServer } from './support/languageClient.js';
import { median, printRow, showMegabytes, showMs } from './support/measure.js';
import { writeWorkspace } from './support/workspaceFiles.js';

const files = 5000;
const runs = 3;
const rounds = 20;

interface Figures {
  readonly indexed: number;
  /** The server's work until then. */
  readonly worked: number;
  /** Of each answer meanwhile: time, and the server's work between question and answer. */
  readonly away: readonly Answer[];
  readonly completions: readonly number[];
  readonly hovers: readonly number[];
  readonly values: readonly number[];
  readonly rename: number;
  readonly memory: number;
}

interface Answer {
  readonly ms: number;
  readonly workedMs: number;
}

/** Lines of the open file that are asked about. */
interface Lines {
  readonly all: readonly string[];
  readonly label: number;
  readonly selector: number;
  readonly shared: number;
}

await main();

async function main(): Promise<void> {
  const folder = writeWorkspace(files);
  try {
    const measured: Figures[] = [];
    for (let run = 0; run < runs; run++) {
      measured.push(await measure(folder));
    }
    print(measured);
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const documents of [100, 1000, 5000, 20_000]) {
    console.log(`\nserver time of edits in one file of ${documents} documents`);
    for (const { what, edit, diagnostics } of editCosts(documents)) {
      printRow(`  ${what}`, { edit: showMs(edit), diagnostics: showMs(diagnostics) });
    }
  }
}

async function measure(folder: string): Promise<Figures> {
  const file = path.join(folder, 'team-0', '0.yaml');
  const text = readFileSync(file, 'utf8');
  const lines = linesOf(text);
  const server = await MeasuredServer.start({
    name: 'drydock',
    command: [process.execPath, 'dist/server.cjs', '--stdio'],
    settings: { drydock: {} },
    workspace: pathToFileURL(folder).href,
    file: pathToFileURL(file).href,
  });
  const start = performance.now();
  await server.show(text);
  const away = await pingWhileIndexing(server, lines);
  const indexed = performance.now() - start;
  const worked = server.worked();
  const answers = await askAfterEdits(server, lines);
  const renameStart = performance.now();
  const renamed = await server.rename(lines.shared, 22, 'common');
  const rename = performance.now() - renameStart;
  console.log(`  rename edits ${renamed} files`);
  const memory = server.memory();
  server.stop();
  return { indexed, worked, away, ...answers, rename, memory };
}

function linesOf(text: string): Lines {
  const all = text.split('\n');
  const find = (pattern: RegExp): number => all.findIndex(line => pattern.test(line));
  return { all, label: find(/^ {8}app: /), selector: find(/^ {6}app: /), shared: find(/: shared/) };
}

/** Hovers and completions of the open file, one after the other, until the workspace is read; their times. */
async function pingWhileIndexing(server: MeasuredServer, { label }: Lines): Promise<Answer[]> {
  const answers: Answer[] = [];
  const state = { isDone: false };
  void server.indexed.then(() => {
    state.isDone = true;
  });
  const questions = [
    ['textDocument/hover', 10],
    ['textDocument/completion', 13],
  ] as const;
  while (!state.isDone) {
    for (const [method, character] of questions) {
      const before = server.worked();
      const ms = await server.request(method, label, character);
      answers.push({ ms, workedMs: server.worked() - before });
    }
  }
  return answers;
}

/** Each question is asked right behind an edit. */
async function askAfterEdits(
  server: MeasuredServer,
  { all, label, selector }: Lines,
): Promise<Pick<Figures, 'completions' | 'hovers' | 'values'>> {
  const end = (all[label] ?? '').length;
  const completions: number[] = [];
  const hovers: number[] = [];
  const values: number[] = [];
  const put = { line: label, from: end, to: end, text: 'x' };
  const take = { line: label, from: end, to: end + 1, text: '' };
  for (let round = 0; round < rounds; round++) {
    await server.send(put);
    completions.push(await server.request('textDocument/completion', label + 2, 6));
    await server.send(take);
    hovers.push(await server.request('textDocument/hover', label, 10));
    await server.send(put);
    values.push(await server.request('textDocument/completion', selector, 11));
    await server.send(take);
  }
  return { completions, hovers, values };
}

function print(measured: readonly Figures[]): void {
  const middle = (of: (figures: Figures) => number): number => median(measured.map(of));
  const after = (of: (figures: Figures) => readonly number[]): string =>
    showMs(median(measured.flatMap(of)));
  console.log(`\n${files} files, the built server over stdio (median of ${runs})`);
  printRow('reading the workspace', {
    until: showMs(middle(({ indexed }) => indexed)),
    'answers meanwhile': String(middle(({ away }) => away.length)),
    median: showMs(middle(({ away }) => median(away.map(({ ms }) => ms)))),
    longest: showMs(middle(({ away }) => Math.max(...away.map(({ ms }) => ms)))),
  });
  printRow("  the server's own work", {
    all: showMs(middle(({ worked }) => worked)),
    'for an answer, median': showMs(
      middle(({ away }) => median(away.map(({ workedMs }) => workedMs))),
    ),
    'longest, the first two left out': showMs(
      middle(({ away }) => Math.max(...away.slice(2).map(({ workedMs }) => workedMs))),
    ),
  });
  printRow('right after an edit', {
    completion: after(({ completions }) => completions),
    hover: after(({ hovers }) => hovers),
    'completion of a label value': after(({ values }) => values),
  });
  printRow('rename', { time: showMs(middle(({ rename }) => rename)) });
  printRow('memory', { resident: showMegabytes(middle(({ memory }) => memory)) });
}
