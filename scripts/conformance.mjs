// `npm run conformance`: our verdicts and defaults beside those of a recorded control plane. `-- --all` lists every
// difference, `-- --texts` differences in wording too.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareVerdicts } from './conformance/compare.mjs';
import { loadCore } from './conformance/core.mjs';
import {
  readDefaulted,
  readMutants,
  readVerdicts,
  recordingFolders,
} from './conformance/recordings.mjs';
import { compareServed } from './conformance/served.mjs';
import { compareStored } from './conformance/stored.mjs';

const all = process.argv.includes('--all');
const texts = process.argv.includes('--texts');
const shownMax = all ? Number.POSITIVE_INFINITY : 8;
const root = path.resolve(import.meta.dirname, '..');

const core = await loadCore();
const structure = JSON.parse(readFileSync(path.join(root, 'schemas/built/structure.json'), 'utf8'));
const catalogue = core.createCatalogue(structure, '1.36');
const folders = recordingFolders();

if (folders.own !== undefined) {
  report('own mutants', compareVerdicts(core, catalogue, readMutants(folders.own)));
}
if (folders.public === undefined) {
  console.log('public recordings: not here (../shared/conformance/public)');
} else {
  report('public mutants', compareVerdicts(core, catalogue, readMutants(folders.public)));
  report('public real documents', compareVerdicts(core, catalogue, readVerdicts(folders.public)));
  const rows = readDefaulted(folders.public);
  reportStored('public stored objects', compareStored(core, catalogue, rows));
  reportStored('public stored objects, through the API', compareServed(core, catalogue, rows));
}

function report(title, result) {
  const { rows, agreed, named, found, falseErrors, ms } = result;
  console.log(`\n${title}: ${rows} rows`);
  console.log(`  agreement    ${percent(agreed, rows)}  (${agreed} of ${rows})`);
  console.log(`  field recall ${percent(found, named)}  (${found} of ${named})`);
  console.log(`  false errors ${falseErrors}`);
  console.log(`  time         ${((ms * 1000) / rows).toFixed(0)} µs per row, parse included`);
  for (const kind of ['missed', 'false error']) {
    const rowsOfKind = result.differences.filter(difference => difference.kind === kind);
    list(`${kind} (${rowsOfKind.length})`, rowsOfKind, ({ row, ours }) =>
      kind === 'missed'
        ? `${row.name}: ${row.code} ${short(row.message ?? row.warnings?.join('; '))}`
        : `${row.name}: ${ours.errors
            .map(error => `${error.field}: ${error.message}`)
            .map(short)
            .join(' | ')}`,
    );
  }
  list(
    `fields not found (${result.misses.length})`,
    result.misses,
    ({ row, named: miss }) => `${row.name}: ${miss.field}: ${short(miss.message)}`,
  );
  if (texts) {
    list(
      `other words (${result.textDifferences.length})`,
      result.textDifferences,
      ({ row, error, theirs }) =>
        `${row.name}:\n      ours   ${error.field}: ${short(error.message)}\n      theirs ${theirs.map(short).join('\n             ')}`,
    );
  }
}

function reportStored(title, { rows, equal, differences }) {
  console.log(`\n${title}: ${rows} rows`);
  console.log(`  equal        ${percent(equal, rows)}  (${equal} of ${rows})`);
  list(
    `different (${differences.length})`,
    differences,
    ({ source, kind, difference }) => `${kind} ${source}: ${difference}`,
  );
}

function list(title, items, show) {
  if (items.length === 0) {
    return;
  }
  console.log(`  ${title}`);
  for (const item of items.slice(0, shownMax)) {
    console.log(`    ${show(item)}`);
  }
}

function percent(part, whole) {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(2)} %`;
}

function short(text) {
  const line = String(text ?? '').replaceAll('\n', ' ');
  return line.length > 220 ? `${line.slice(0, 220)}…` : line;
}
