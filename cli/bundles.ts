// Loads the schema bundle that lies beside the built command line.
import { readFileSync } from 'node:fs';
import { type BuiltInCatalogue, createCatalogue } from '../core/kubernetes/catalogue.js';
import type { Structure } from '../core/kubernetes/schemaBundle.js';

/** The catalogue of a Kubernetes version such as `1.36`; descriptions are not needed here. */
export function loadCatalogue(version: string): BuiltInCatalogue {
  const file = new URL('./structure.json', import.meta.url);
  const structure: Structure = JSON.parse(readFileSync(file, 'utf8'));
  return createCatalogue(structure, version);
}
