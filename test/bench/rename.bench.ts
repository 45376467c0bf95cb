// How long a rename over 1,000 files takes, and what finding it costs: an object that all of them name, and a label
// that all of them carry and select.
import { readFileSync } from 'node:fs';
import { createCatalogue } from '../../core/kubernetes/catalogue.js';
import { validateDocument } from '../../core/validation/index.js';
import { createLanguageService, type LanguageService } from '../../server/languageService.js';
import { median, timeOf } from './support/measure.js';

const files = 1000;
const rounds = 5;
const structure = JSON.parse(readFileSync('dist/structure.json', 'utf8'));

main();

function main(): void {
  const service = workspace();
  const object = service.navigation.rename('file:///settings.yaml', {
    position: { line: 2, character: 18 },
    newName: 'config',
  });
  const label = service.navigation.rename('file:///app/0.yaml', {
    position: { line: 5, character: 37 },
    newName: 'store',
  });
  console.log(`\nrename over ${files} files (median of ${rounds})`);
  print('an object all files name', editsOf(object), () =>
    service.navigation.rename('file:///settings.yaml', {
      position: { line: 2, character: 18 },
      newName: 'config',
    }),
  );
  print('a label all files carry', editsOf(label), () =>
    service.navigation.rename('file:///app/0.yaml', {
      position: { line: 5, character: 37 },
      newName: 'store',
    }),
  );
}

function workspace(): LanguageService {
  const service = createLanguageService({
    loadCatalogue: version => createCatalogue(structure, version),
    validate: validateDocument,
  });
  const settings =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { a: b }\n';
  service.openDocument('file:///settings.yaml', settings, 1);
  service.openDocument('file:///app/0.yaml', manifest(0), 1);
  for (let index = 1; index < files; index++) {
    service.indexFile(`file:///app/${index}.yaml`, manifest(index));
  }
  return service;
}

function manifest(index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
spec:
  selector: { matchLabels: { part: shop, id: "${index}" } }
  template:
    metadata: { labels: { part: shop, id: "${index}" } }
    spec:
      containers:
      - name: main
        image: nginx:1.27
        envFrom: [{ configMapRef: { name: settings } }]
---
apiVersion: v1
kind: Service
metadata: { name: web-${index} }
spec:
  selector: { part: shop, id: "${index}" }
  ports: [{ port: 80 }]
`;
}

function editsOf(answer: ReturnType<LanguageService['navigation']['rename']>): string {
  if (answer === undefined || 'problem' in answer) {
    return 'nothing to rename';
  }
  const changes = answer.edit.documentChanges ?? [];
  const edits = changes.flatMap(change => ('edits' in change ? change.edits : []));
  return `${edits.length} edits in ${changes.length} files`;
}

function print(what: string, size: string, rename: () => unknown): void {
  const times = Array.from({ length: rounds }, () => timeOf(rename));
  console.log(`${what}: ${median(times).toFixed(1)} ms, ${size}`);
}
