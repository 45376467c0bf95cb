// What `drydock` runs first: the command line itself, from compiled code.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { runCompiled } from './compiledCode.js';

const [asked = ''] = process.argv.slice(2, 3).filter(argument => /^[a-z]+$/.test(argument));
const isHelp = process.argv.some(argument => argument === '--help' || argument === '-h');
// Before anything is compiled: what is kept of it fits these settings alone.
if (asked === 'simulate') {
  const { tuneCompiler } = await import('./tuneCompiler.js');
  tuneCompiler();
}
runCompiled(
  fileURLToPath(new URL(asked === 'serve' ? 'cli-serve.cjs' : 'cli.cjs', import.meta.url)),
  envPaths('drydock', { suffix: '' }).cache,
  isHelp || asked === '' ? 'help' : asked,
);
