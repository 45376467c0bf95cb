// The schema bundle for tests: read once, one catalogue per Kubernetes version.

import { readFileSync } from 'node:fs';
import { type BuiltInCatalogue, createCatalogue } from '../../core/kubernetes/catalogue.js';
import type { Descriptions, Structure } from '../../core/kubernetes/schemaBundle.js';

const built = new URL('../../schemas/built/', import.meta.url);
const structure = JSON.parse(readFileSync(new URL('structure.json', built), 'utf8')) as Structure;
const descriptions = JSON.parse(
  readFileSync(new URL('descriptions.json', built), 'utf8'),
) as Descriptions;
const catalogues = new Map<string, BuiltInCatalogue>();

/** The structure of the bundle as the shells load it. */
export function testStructure(): Structure {
  return structure;
}

/** The catalogue of a version, with descriptions. */
export function testCatalogue(version = '1.36'): BuiltInCatalogue {
  const catalogue = catalogues.get(version) ?? createCatalogue(structure, version, descriptions);
  catalogues.set(version, catalogue);
  return catalogue;
}
