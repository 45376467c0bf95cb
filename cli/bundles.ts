// Loads the schema bundle that lies beside the built command line.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BuiltInCatalogue, createCatalogue } from '../core/kubernetes/catalogue.js';
import type { Descriptions, Structure } from '../core/kubernetes/schemaBundle.js';

/** The catalogue of a Kubernetes version such as `1.36`; descriptions are read when they are asked for. */
export function loadCatalogue(version: string): BuiltInCatalogue {
  let descriptions: Descriptions | undefined;
  return createCatalogue(readBundle<Structure>('structure.json'), version, () => {
    descriptions ??= readBundle<Descriptions>('descriptions.json');
    return descriptions;
  });
}

function readBundle<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')) as T;
}
