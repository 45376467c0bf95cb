// Bundles what the comparison needs of the sources, on the fly: parser, catalogue, verdict, defaults,
// and the simulated API server.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** The functions under comparison. */
export async function loadCore() {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-conformance-'));
  const entry = path.join(folder, 'entry.ts');
  const outfile = path.join(folder, 'core.mjs');
  writeFileSync(
    entry,
    exportsOfCore.map(from => `export * from ${JSON.stringify(from)};`).join('\n'),
  );
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: requireInModules },
    nodePaths: [path.join(root, 'node_modules')],
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

/** Some libraries ask for Node's modules in the old way. */
const requireInModules =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const exportsOfCore = [
  'core/validation/index.ts',
  'core/defaulting/index.ts',
  'core/kubernetes/catalogue.ts',
  'core/manifest/parseManifest.ts',
  'core/manifest/objects.ts',
  'simulator/createSimulation.ts',
  'simulator/api/http/httpApi.ts',
  'simulator/api/http/message.ts',
  'simulator/api/http/servedResources.ts',
].map(file => path.join(root, file));
