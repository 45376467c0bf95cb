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
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}
