// What VS Code's `files.exclude` leaves out of a workspace folder: asked of the client, which knows its levels.

import type { Connection } from 'vscode-languageserver/node';
import { fieldsOf } from '../core/json.js';

/** Globs of what does not count in a folder (by its URI), from that folder. */
export type ExcludedIn = (folder: string) => Promise<readonly string[]>;

/** Asks a client that can be asked; others leave out nothing. */
export function createExcludedFiles(connection: Connection, canAsk: () => boolean): ExcludedIn {
  return async folder => {
    if (!canAsk()) {
      return [];
    }
    try {
      const item = { scopeUri: folder, section: 'files.exclude' };
      return readExcluded(await connection.workspace.getConfiguration(item));
    } catch {
      // A client that refuses to say leaves out nothing.
      return [];
    }
  };
}

/** The globs that are on. Those with a condition are about files that are made from others. */
export function readExcluded(value: unknown): readonly string[] {
  return Object.entries(fieldsOf(value)).flatMap(([glob, isOn]) =>
    isOn === true && glob !== '' ? [glob] : [],
  );
}
