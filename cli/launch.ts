// What `drydock` runs first: the command line itself, from compiled code.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { runCompiled } from './compiledCode.js';

const use = process.argv.slice(2, 3).filter(argument => /^[a-z]+$/.test(argument));
runCompiled(
  fileURLToPath(new URL('cli.cjs', import.meta.url)),
  envPaths('drydock', { suffix: '' }).cache,
  process.argv.some(argument => argument === '--help' || argument === '-h')
    ? 'help'
    : (use[0] ?? 'help'),
);
