// Reads the recordings: own ones from the test folder, public ones from beside the repository where they are.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared/conformance');

/** The folders that exist: `own` wherever it is kept, `public` only beside the repository. */
export function recordingFolders() {
  const own = [path.join(root, 'test/conformance/own'), path.join(shared, 'own')].find(existsSync);
  const open = path.join(shared, 'public');
  return { own, public: existsSync(open) ? open : undefined };
}

/** Mutants as rows to compare. */
export function readMutants(folder) {
  return readRows(path.join(folder, 'mutants.jsonl')).map(row => ({
    ...row,
    name: `#${row.id} ${row.mutation} ${row.kind}`,
    text: row.manifest,
    scored: row.unknownKind !== true,
  }));
}

/** Real documents as rows to compare, split at the lines that begin with `---`. */
export function readVerdicts(folder) {
  const files = new Map();
  return readRows(path.join(folder, 'verdicts.jsonl')).map(row => {
    if (!files.has(row.file)) {
      files.set(
        row.file,
        splitDocuments(readFileSync(path.join(folder, 'manifests', row.file), 'utf8')),
      );
    }
    return {
      ...row,
      name: `${row.file}#${row.index} ${row.kind}`,
      text: files.get(row.file).get(row.line) ?? '',
      accepted: row.verdict === 'accepted',
      scored: row.verdict === 'accepted' || row.verdict === 'rejected',
      errors: row.causes ?? [],
      isYaml: row.verdict === 'yaml',
    };
  });
}

/** Stored objects with the manifests they came from. */
export function readDefaulted(folder) {
  const file = path.join(folder, 'defaulted.jsonl');
  return existsSync(file) ? readRows(file) : [];
}

function readRows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}

/** Text of each document by the line of its start mark. */
function splitDocuments(text) {
  const documents = new Map();
  let line = 0;
  let current = [];
  for (const [index, each] of text.split('\n').entries()) {
    if (each.startsWith('---')) {
      documents.set(line, current.join('\n'));
      line = index;
      current = [];
    }
    current.push(each);
  }
  documents.set(line, current.join('\n'));
  return documents;
}
