// The .vsix holds only what is needed and stays below 2 MB.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const wanted = [
  /^package\.json$/,
  /^package\.nls(\.es)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^(LICENSE|NOTICE)(\.txt)?$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^l10n\/[\w.]+\.json$/,
  /^media\/[\w./-]+\.(png|svg|md)$/,
  /^dist\/(extension|commands|simulatorWorker|server)\.cjs$/,
  /^dist\/(cli|simulator)\.mjs$/,
  /^dist\/\w+\.json$/,
  /^dist\/webview\/[\w.-]+\.(js|css|ttf)$/,
];

const listing = spawnSync('node_modules/.bin/vsce', ['ls', '--no-dependencies'], {
  cwd: root,
  encoding: 'utf8',
});
const files = listing.stdout.split('\n').filter(line => line !== '');

test('only needed files are packaged', () => {
  expect(listing.status).toBe(0);
  expect(files).toContain('package.json');
  expect(files.filter(file => !wanted.some(pattern => pattern.test(file)))).toEqual([]);
});

test('the package is below 2 MB', () => {
  const bytes = files.map(file => deflateRawSync(readFileSync(path.join(root, file))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024);
});
