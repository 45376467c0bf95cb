// How many real documents a second are judged on one core once warm, reading included: all public manifests, over and
// over, by the service that `drydock validate` uses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createCatalogue } from '../../core/kubernetes/catalogue.js';
import { validateDocument } from '../../core/validation/index.js';
import { createLanguageService } from '../../server/languageService.js';
import { generateManifest } from './support/manifests.js';
import { median, printRow } from './support/measure.js';

const rounds = 15;
const manifests = path.resolve('../shared/conformance/public/manifests');
const structure = JSON.parse(readFileSync('dist/structure.json', 'utf8'));

const texts = existsSync(manifests) ? readPublicManifests() : [generateManifest(2000)];
if (!existsSync(manifests)) {
  console.log(`${manifests} is not there: generated documents instead of real ones`);
}
const rates = Array.from({ length: rounds }, judgeAll);
printRow('documents judged, one core, warm', {
  'per CPU second': median(rates.slice(5)).toFixed(0),
  documents: String(countDocuments()),
});

/** Judges every text by a service without memory of the round before; answers documents per CPU second. */
function judgeAll(): number {
  const service = createLanguageService({
    loadCatalogue: version => createCatalogue(structure, version),
    validate: validateDocument,
  });
  service.openDocument('warm.yaml', generateManifest(6), 1);
  service.diagnostics('warm.yaml');
  const start = process.cpuUsage();
  for (const [index, text] of texts.entries()) {
    service.openDocument(`${index}.yaml`, text, 1);
    service.judgeSome(`${index}.yaml`, Number.POSITIVE_INFINITY);
    service.closeDocument(`${index}.yaml`);
    service.indexFile(`${index}.yaml`, undefined);
  }
  const { user, system } = process.cpuUsage(start);
  return countDocuments() / ((user + system) / 1e6);
}

function countDocuments(): number {
  return texts.reduce((sum, text) => sum + text.split(/^---/m).length, 0);
}

function readPublicManifests(): string[] {
  return readdirSync(manifests, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map(entry => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}
