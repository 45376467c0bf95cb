// The compiled code of a bundle, kept between two processes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../support/commandLine.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'drydock-compiled-'));
const runner = path.join(folder, 'runner.mjs');
const bundle = path.join(folder, 'bundle.cjs');

beforeAll(() => {
  buildSync({
    stdin: {
      contents: `import { runCompiled } from './cli/compiledCode.js'; runCompiled(...process.argv.slice(2));`,
      resolveDir: projectRoot,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: runner,
  });
  writeFileSync(
    bundle,
    "console.log(require('node:path').basename(__filename), process.exitCode);",
  );
});

function run(cache: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [runner, bundle, cache, 'use'], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test('a bundle runs with and without its compiled code, which the first run keeps', () => {
  const cache = path.join(folder, 'kept');
  expect(run(cache)).toBe('bundle.cjs undefined\n');
  const [file = ''] = readdirSync(cache);
  const kept = readFileSync(path.join(cache, file));
  expect(kept.length).toBeGreaterThan(0);
  expect(run(cache)).toBe('bundle.cjs undefined\n');
  expect(readFileSync(path.join(cache, file)).equals(kept)).toBe(true);
});

test('what was spoilt is made again', () => {
  const cache = path.join(folder, 'spoilt');
  run(cache);
  const file = path.join(cache, readdirSync(cache)[0] ?? '');
  writeFileSync(file, 'not compiled code');
  expect(run(cache)).toBe('bundle.cjs undefined\n');
  expect(readFileSync(file, 'latin1')).not.toBe('not compiled code');
});

test('a folder that cannot be made is done without', () => {
  const cache = path.join(bundle, 'below-a-file');
  expect(run(cache)).toBe('bundle.cjs undefined\n');
  expect(existsSync(cache)).toBe(false);
});

test('a bundle that fails keeps nothing', () => {
  const cache = path.join(folder, 'failed');
  const failing = path.join(folder, 'failing.cjs');
  writeFileSync(failing, "throw new Error('as it should');");
  const { status, stderr } = spawnSync(process.execPath, [runner, failing, cache, 'use'], {
    encoding: 'utf8',
  });
  expect([status, stderr.includes('as it should')]).toEqual([1, true]);
  expect(existsSync(cache)).toBe(false);
});
