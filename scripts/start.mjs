// `npm start [-- FILE…]`: installs, builds, and simulates the example stack or the given files.
import path from 'node:path';
import { installPackages } from './install.mjs';
import { root, run, tryRun } from './run.mjs';

installPackages();
run(process.execPath, ['scripts/build.mjs']);
const files = process.argv.slice(2);
const given = files.map(file => path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
const targets = files.length > 0 ? given : [path.join(root, 'examples', 'stack')];
process.exit(tryRun(process.execPath, ['dist/cli.mjs', 'simulate', ...targets]));
