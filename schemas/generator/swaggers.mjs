// Reads the official OpenAPI 2 documents of Kubernetes 1.10 to 1.22: they hold the API versions that later releases
// removed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** `[{ version: '1.22', definitions }]`, newest first; definitions are those of the document. */
export function readSwaggers(packageFolder) {
  const folder = join(packageFolder, 'lib/specs');
  return readdirSync(folder)
    .map(file => ({ file, version: /swagger-(\d+\.\d+)\.json\.gz$/.exec(file)?.[1] }))
    .filter(({ version }) => version !== undefined)
    .sort((a, b) => Number(b.version.split('.')[1]) - Number(a.version.split('.')[1]))
    .map(({ file, version }) => ({
      version,
      definitions: JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()).definitions,
    }));
}

/** Names of all definitions that follow today's naming. */
export function definitionsInSwaggers(swaggers) {
  const names = swaggers.flatMap(({ definitions }) => Object.keys(definitions));
  return new Set(names.filter(isModernName));
}

/** Whether a name is of today's packages: 1.10 to 1.13 carry aliases of older ones. */
export function isModernName(name) {
  return /\.v\d\w*\.\w+$/.test(name) && !name.startsWith('io.k8s.kubernetes.');
}
