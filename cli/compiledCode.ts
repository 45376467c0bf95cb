// Runs a CommonJS bundle from the code that V8 compiled for an earlier run of it, which spares most of the start.
// What is kept is one file per bundle, Node version and use; V8 refuses what does not fit, and then it is made again.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';

/** Runs the bundle; keeps its compiled code in `folder` when the process ends well. `use` names what is run of it. */
export function runCompiled(bundle: string, folder: string, use: string): void {
  const { size, mtimeMs } = statSync(bundle);
  const kept = path.join(folder, `${use}-${size}-${Math.trunc(mtimeMs)}-${process.version}.bin`);
  const cachedData = readIfThere(kept);
  const source = Module.wrap(readFileSync(bundle, 'utf8'));
  const script = new Script(source, { filename: bundle, ...(cachedData && { cachedData }) });
  if (cachedData === undefined || script.cachedDataRejected === true) {
    process.once('exit', code => {
      if (code === 0) {
        keep(kept, use, script.createCachedData());
      }
    });
  }
  const module = { exports: {} };
  const run = script.runInThisContext() as (...scope: readonly unknown[]) => void;
  run(module.exports, createRequire(bundle), module, bundle, path.dirname(bundle));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** For this user alone, since it will be run. A folder that cannot be written keeps nothing. */
function keep(file: string, use: string, data: Buffer): void {
  const folder = path.dirname(file);
  const written = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const stale of readdirSync(folder).filter(name => name.startsWith(`${use}-`))) {
      rmSync(path.join(folder, stale), { force: true });
    }
    writeFileSync(written, data, { mode: 0o600 });
    renameSync(written, file);
  } catch {
    // The next start compiles again.
  }
}
