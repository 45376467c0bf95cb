// Where recordings of public manifests lie: beside the checkout, not in it. Tests say plainly when they are absent.
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/conformance/public');

/** The folder of public recordings, or undefined (said on the console) where it is not there. */
export function publicRecordings(what: string): string | undefined {
  if (existsSync(folder)) {
    return folder;
  }
  console.log(`${what}: not compared, ${folder} is not there`);
  return undefined;
}
