// The language server as a process: over stdio (`--stdio`) for any editor, over IPC for VS Code. Reads the schema
// bundles beside it, each when it is first needed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createCatalogue } from '../core/kubernetes/catalogue.js';
import type { Descriptions, Structure } from '../core/kubernetes/schemaBundle.js';
import { validateDocument } from '../core/validation/index.js';
import { createCrdSources } from './crdSources.js';
import { nodeFileTree } from './nodeFileTree.js';
import { serve } from './server.js';

const structure = once(() => readBundle<Structure>('structure.json'));
const descriptions = once(() => readBundle<Descriptions>('descriptions.json'));

serve(createConnection(ProposedFeatures.all), {
  loadCatalogue: version => createCatalogue(structure(), version, descriptions),
  validate: validateDocument,
  createCrdSources,
  files: nodeFileTree,
});

function readBundle<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(__dirname, name), 'utf8')) as T;
}

function once<T>(load: () => T): () => T {
  const loaded: T[] = [];
  return () => {
    const value = loaded[0] ?? load();
    loaded[0] = value;
    return value;
  };
}
