// `npm run bench [-- NAME…] [--long]`: bundles and runs test/bench/*.ts one after the other, each in its own process.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleFile } from './bundle.mjs';
import { root, run } from './run.mjs';

run(process.execPath, ['scripts/build.mjs', '--minify']);
const folder = path.join(root, 'test', 'bench');
const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const only = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const names = readdirSync(folder)
  .filter(file => file.endsWith('.bench.ts'))
  .map(file => file.replace(/\.bench\.ts$/, ''))
  .filter(name => only.length === 0 || only.includes(name));
for (const name of names) {
  const outfile = path.join(root, 'out', 'bench', `${name}.mjs`);
  bundleFile(`test/bench/${name}.bench.ts`, outfile);
  console.log(`\n# ${name}`);
  run(process.execPath, ['--expose-gc', '--max-old-space-size=8192', outfile, ...flags]);
}
if (names.length === 0 && !existsSync(folder)) {
  console.error('No benchmark of that name.');
  process.exit(2);
}
