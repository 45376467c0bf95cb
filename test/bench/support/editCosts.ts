// What typical edits cost the language service in one large file: taking the edit, and all diagnostics afterwards.
import { readFileSync } from 'node:fs';
import { createCatalogue } from '../../../core/kubernetes/catalogue.js';
import { validateDocument } from '../../../core/validation/index.js';
import { createLanguageService, type LanguageService } from '../../../server/languageService.js';
import { generateManifest } from './manifests.js';
import { cpuTimeOf, median } from './measure.js';

/** One kind of edit; medians in milliseconds of processor time. */
export interface EditCost {
  readonly what: string;
  readonly edit: number;
  readonly diagnostics: number;
}

interface Place {
  readonly what: string;
  /** The lines to look for, one after the other; the last one is edited, at its end. */
  readonly steps: readonly RegExp[];
}

const uri = 'file:///bench/manifest.yaml';
const rounds = 40;

const places: readonly Place[] = [
  { what: "a pod's label", steps: [/^kind: Deployment/, /^ {8}app: /] },
  { what: "a Deployment's name", steps: [/^kind: Deployment/, /^ {2}name: /] },
  { what: "a Service's selector", steps: [/^kind: Service$/, /selector:/, /app: /] },
  { what: "a ConfigMap's name", steps: [/^kind: ConfigMap/, /^ {2}name: /] },
  { what: "a ConfigMap's value", steps: [/^kind: ConfigMap/, /LOG_LEVEL: /] },
  { what: 'an image', steps: [/^kind: Deployment/, /image: /] },
];

const namespace = '  namespace: other\n';
const service = `apiVersion: v1
kind: Service
metadata: { name: top }
spec: { selector: { app: object-3 }, ports: [{ port: 80 }] }
---
`;

/** The costs in a file of that many documents, each edit made and taken back again and again. */
export function editCosts(documents: number): EditCost[] {
  const text = generateManifest(documents);
  const lines = text.split('\n');
  const edited = openedService(text);
  const middle = lines.length >> 1;
  const lineAt = (steps: readonly RegExp[]): number =>
    steps.reduce(
      (from, step) => lines.findIndex((line, at) => at > from && step.test(line)),
      middle,
    );
  const name = lineAt([/^kind: Deployment/, /^ {2}name: /]);
  return [
    ...places.map(({ what, steps }) => {
      const line = lineAt(steps);
      return toggle(edited, what, { line, character: (lines[line] ?? '').length, text: 'x' });
    }),
    toggle(edited, "a Deployment's namespace", { line: name + 1, character: 0, text: namespace }),
    toggle(edited, 'a document at the top', { line: 0, character: 0, text: service }),
  ];
}

function openedService(text: string): LanguageService {
  const structure = JSON.parse(readFileSync('dist/structure.json', 'utf8'));
  const opened = createLanguageService({
    loadCatalogue: version => createCatalogue(structure, version),
    validate: validateDocument,
  });
  opened.openDocument(uri, text, 1);
  opened.diagnostics(uri);
  return opened;
}

function toggle(
  edited: LanguageService,
  what: string,
  {
    line,
    character,
    text,
  }: { readonly line: number; readonly character: number; readonly text: string },
): EditCost {
  const start = { line, character };
  const breaks = text.split('\n').length - 1;
  const end =
    breaks > 0
      ? { line: line + breaks, character: 0 }
      : { line, character: character + text.length };
  const edits: number[] = [];
  const diagnostics: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const change =
      round % 2 === 0
        ? { range: { start, end: start }, text }
        : { range: { start, end }, text: '' };
    const version = (edited.versionOf(uri) ?? 0) + 1;
    edits.push(cpuTimeOf(() => edited.changeDocument(uri, [change], version)));
    diagnostics.push(cpuTimeOf(() => edited.diagnostics(uri)));
  }
  return { what, edit: median(edits), diagnostics: median(diagnostics) };
}
