// Builds schemas/built from the pinned packages and the facts: types.ts for the compiler, structure.json and
// descriptions.json for the programs. Does nothing when no input changed. `npm run schemas`.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packBundle } from './bundle.mjs';
import { definitionsInFacts, readFacts } from './facts.mjs';
import { restoreFieldProse } from './fieldProse.mjs';
import { readFormerKinds } from './formerKinds.mjs';
import { packageFolder } from './javascriptClient.mjs';
import { definitionsInSwaggers, readSwaggers } from './swaggers.mjs';
import { typeFile } from './typeFile.mjs';
import { checkFacts, readVersion, sourceVersions } from './versions.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const built = join(root, 'schemas/built');
const outputs = ['types.ts', 'structure.json', 'descriptions.json'];

function main() {
  const stamp = inputStamp();
  const stampFile = join(built, 'inputs.sha256');
  const complete = outputs.every(name => existsSync(join(built, name)));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return;
  }
  mkdirSync(built, { recursive: true });
  build();
  writeFileSync(stampFile, stamp);
}

function build() {
  const facts = readFacts(join(root, 'schemas/facts'));
  const swaggers = readSwaggers(packageFolder(root, 'k8s-swaggers'));
  const knownNames = new Set([...definitionsInSwaggers(swaggers), ...definitionsInFacts(facts)]);
  const versions = sourceVersions.map(version => readVersion({ root, version, knownNames, facts }));
  const newest = versions.at(-1);
  checkFacts(facts, newest);
  restoreFieldProse({ root, versions, swaggers });
  writeFileSync(join(built, 'types.ts'), typeFile(newest));
  const known = new Set(versions.flatMap(({ definitions }) => [...definitions.keys()]));
  const former = readFormerKinds(swaggers, known);
  const { structure, descriptions } = packBundle({ versions, former, facts });
  writeFileSync(join(built, 'structure.json'), JSON.stringify(structure));
  writeFileSync(join(built, 'descriptions.json'), JSON.stringify(descriptions));
}

/** A hash over the generator, the facts and the exact packages. */
function inputStamp() {
  const hash = createHash('sha256');
  for (const folder of ['schemas/generator', 'schemas/facts']) {
    for (const file of readdirSync(join(root, folder)).sort()) {
      hash.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const [path, { integrity }] of Object.entries(lock.packages)) {
    if (
      /^node_modules\/(k8s-[^/]+|kubernetes-models|@kubernetes-models\/apimachinery)$/.test(path)
    ) {
      hash.update(path).update(integrity ?? '');
    }
  }
  return hash.digest('hex');
}

main();
