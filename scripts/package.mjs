// `npm run package`: builds the shipped form and makes out/drydock.vsix.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { bin, root, run } from './run.mjs';

const vsix = path.join(root, 'out', 'drydock.vsix');
mkdirSync(path.dirname(vsix), { recursive: true });
run(process.execPath, ['scripts/build.mjs', '--minify']);
bin('vsce', [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '-o',
  vsix,
]);
console.log(`${vsix}: ${(statSync(vsix).size / 1024).toFixed(0)} kB`);
