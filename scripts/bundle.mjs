// Makes one module of TypeScript sources of the project, for scripts that run them outside of a build.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { root } from './run.mjs';

/** Bundles a file of the project into another. */
export function bundleFile(entry, outfile) {
  bundle({ entryPoints: [entry] }, outfile);
}

/** The exports of a text that imports from the project's folder (`./core/…`), bundled. */
export function importBundled(name, contents) {
  // As deep as test/support is: what reads files beside its sources finds them from here as well.
  const outfile = path.join(root, 'node_modules/.cache', `drydock-${name}.mjs`);
  bundle({ stdin: { contents, resolveDir: root, loader: 'ts' } }, outfile);
  return import(pathToFileURL(outfile).href);
}

function bundle(input, outfile) {
  mkdirSync(path.dirname(outfile), { recursive: true });
  buildSync({
    absWorkingDir: root,
    ...input,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    banner: { js: requireInModules },
  });
}

/** Some libraries ask for Node's modules in the old way. */
const requireInModules =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
