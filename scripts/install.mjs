// Installs the packages of package-lock.json when they are missing or out of date. Needs only npm.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './run.mjs';

/** Makes node_modules match package-lock.json; does nothing when it already does. */
export function installPackages() {
  const stamp = path.join(root, 'node_modules', '.drydock-lock');
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, and registries that carry only some
  // platforms' binaries make such a lock file. `install` keeps to the locked versions as well.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--no-save', '--ignore-scripts', ...quiet]);
  writeFileSync(stamp, lock);
}
