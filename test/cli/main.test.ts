import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drydock } from '../support/commandLine.js';

test('says the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(drydock(['--version']).output).toBe(`${version}\n`);
});

test('bad usage ends with 2 and says where help is', () => {
  const { exitCode, errors } = drydock(['sail']);
  expect(exitCode).toBe(2);
  expect(errors).toContain('drydock --help');
});

test.each(['simulate', 'serve'])('%s takes whole numbers as seeds', command => {
  const { exitCode, errors } = drydock([command, '--seed', '1.5', 'examples/nginx']);
  expect(exitCode).toBe(2);
  expect(errors).toContain('expected a whole number');
});
