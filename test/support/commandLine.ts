// Runs the built command line as a person does. `npm run check` builds before it tests.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

export interface CommandResult {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `drydock …` in the project's folder. */
export function drydock(args: readonly string[], input = ''): CommandResult {
  const result = spawnSync(process.execPath, ['dist/cli.mjs', ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    input,
  });
  return { exitCode: result.status, output: result.stdout, errors: result.stderr };
}

/** A file of its own in a folder of its own. */
export function temporaryFile(name: string, text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'drydock-')), name);
  writeFileSync(file, text);
  return file;
}
