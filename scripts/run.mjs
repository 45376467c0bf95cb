// Small things every script needs: run a program, say what is going on, stop with its exit code.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a program in the project's folder and returns its exit code. */
export function tryRun(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    return 127;
  }
  return result.status ?? 1;
}

/** Runs a program; ends this process with its exit code when it fails. */
export function run(command, args, options) {
  const code = tryRun(command, args, options);
  if (code !== 0) {
    console.error(`failed (${code}): ${command} ${args.join(' ')}`);
    process.exit(code);
  }
}

/** Runs a binary of node_modules. */
export function bin(name, args, options) {
  run(path.join(root, 'node_modules', '.bin', name), args, options);
}

/** Runs a step and prints how long it took. */
export function step(title, action) {
  const start = Date.now();
  console.log(`── ${title}`);
  const result = action();
  console.log(`   ${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
