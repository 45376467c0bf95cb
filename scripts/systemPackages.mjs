// The Debian packages the real-editor tests need: installed where apt and root are at hand, named where not.
import { spawnSync } from 'node:child_process';
import { tryRun } from './run.mjs';

const wanted = [
  { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core'] },
  { program: 'nvim', packages: ['neovim'] },
  { program: 'make', packages: ['make', 'g++', 'python3'] },
];

/** Installs what is missing. Returns the programs that are still missing afterwards. */
export function installSystemPackages() {
  const missing = wanted.filter(entry => !isThere(entry.program));
  if (missing.length === 0) {
    return [];
  }
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    const environment = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    tryRun('apt-get', ['update', '-qq'], environment);
    const packages = missing.flatMap(entry => entry.packages);
    tryRun(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      environment,
    );
  }
  return wanted.filter(entry => !isThere(entry.program)).map(entry => entry.program);
}

function isThere(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
