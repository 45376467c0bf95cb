// The text of a file as last committed, read with git: what may not change in a cluster is compared with it.

import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Longer texts are not compared. */
const bytesMax = 10 * 1024 * 1024;

/** The committed text; undefined without git, outside a repository and for new files. */
export function readCommitted(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) {
    return Promise.resolve(undefined);
  }
  const file = fileURLToPath(uri);
  const spec = `HEAD:./${path.basename(file)}`;
  const options = { cwd: path.dirname(file), maxBuffer: bytesMax, timeout: 5000 };
  return new Promise(resolve => {
    execFile('git', ['show', spec], options, (error, text) => {
      resolve(error === null ? text : undefined);
    });
  });
}
