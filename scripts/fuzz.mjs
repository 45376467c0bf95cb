// The long fuzz run of the language service: `node scripts/fuzz.mjs --runs 100000 [--seed 1] [--folder DIR]`;
// with `--api` of the simulated API server: so many random requests.
// Texts are the examples and, where they are there, the public manifests beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importBundled } from './bundle.mjs';
import { root } from './run.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
    api: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const limitMs = 1000;
const batch = 1000;

const { createService, fuzz, fuzzServer } = await importBundled(
  'fuzz',
  `
  import { createCatalogue } from './core/kubernetes/catalogue.ts';
  import { validateDocument } from './core/validation/index.ts';
  import { createLanguageService } from './server/languageService.ts';
  import { createTestApi } from './test/simulator/api/http/testApi.ts';
  import { fuzzApi } from './test/simulator/api/fuzz/fuzzApi.ts';
  export { fuzz } from './test/server/fuzz/fuzz.ts';
  export const fuzzServer = (structure, requests, seed) =>
    fuzzApi({ catalogue: createCatalogue(structure, '1.36'), createApi: createTestApi, requests, seed });
  export const createService = structure => createLanguageService({
    loadCatalogue: version => createCatalogue(structure, version),
    validate: validateDocument,
  });`,
);
if (values.api) {
  const start = performance.now();
  for (let done = 0; done < runs; done += batch) {
    fuzzServer(JSON.parse(read('schemas/built/structure.json')), batch, seed + done);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${runs} requests from seed ${seed} in ${seconds} s: no failure`);
  process.exit();
}
const texts = folders().flatMap(readTexts);
console.log(`${texts.length} texts, ${runs} runs, seed ${seed}, at most ${limitMs} ms each`);
const service = createService(JSON.parse(read('schemas/built/structure.json')));
const start = performance.now();
let failures = 0;
for (let done = 0; done < runs; done += batch) {
  const now = () => performance.now();
  const size = Math.min(batch, runs - done);
  const found = fuzz({ service, texts, seed: seed + done, runs: size, limitMs, now });
  for (const { run, reason, text } of found) {
    failures++;
    console.error(`seed ${seed + done} run ${run}: ${reason}\n${JSON.stringify(text)}`);
    console.error(`  again: node scripts/fuzz.mjs --seed ${seed + done} --runs ${run + 1}`);
  }
}
const seconds = (performance.now() - start) / 1000;
console.log(`${runs} runs in ${seconds.toFixed(1)} s: ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;

function folders() {
  const shared = path.resolve(root, '../shared/conformance/public/manifests');
  const wanted = values.folder
    ? [path.resolve(values.folder)]
    : [path.join(root, 'examples'), shared];
  return wanted.filter(folder => existsSync(folder));
}

function readTexts(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ya?ml|json)$/.test(name))
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
    .filter(text => text.length < 40_000);
}

function read(name) {
  return readFileSync(path.join(root, name), 'utf8');
}
