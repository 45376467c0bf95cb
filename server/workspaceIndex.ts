// Reads the manifests of the workspace in the background, so that names resolve across files that are not open.

import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import type { LanguageService } from './languageService.js';
import { manifestFilesBelow, readTextFile } from './workspaceFiles.js';

/** What the index works for. */
export interface WorkspaceIndexOptions {
  readonly service: LanguageService;
  /** These open files may be judged differently now. */
  readonly judgeAgain: (uris: readonly string[]) => void;
  /** The client shows progress. */
  readonly showsProgress: () => boolean;
}

/** The index of one client's workspace. */
export interface WorkspaceIndex {
  /** Reads the folders (by URI); files of folders that are gone are forgotten. */
  open(folders: readonly string[]): Promise<void>;
  /** A file was written, made, deleted or closed. */
  fileChanged(uri: string): Promise<void>;
}

/** Work done before messages of the client are looked at. */
const sliceMsMax = 8;

/** An index that reads nothing yet. */
export function createWorkspaceIndex(
  connection: Connection,
  { service, judgeAgain, showsProgress }: WorkspaceIndexOptions,
): WorkspaceIndex {
  const known = new Set<string>();
  const state = { folders: [] as readonly string[], run: 0 };

  async function take(uri: string): Promise<readonly string[]> {
    const text = await readTextFile(fileURLToPath(uri));
    const isManifest = text !== undefined && mayHoldObjects(text);
    if (!isManifest && !known.has(uri)) {
      return [];
    }
    if (isManifest) {
      known.add(uri);
    } else {
      known.delete(uri);
    }
    return service.indexFile(uri, isManifest ? text : undefined);
  }

  async function read(run: number, report: (count: number) => void): Promise<void> {
    const affected = new Set<string>();
    let count = 0;
    let sliceStart = performance.now();
    for (const folder of state.folders) {
      for await (const file of manifestFilesBelow(fileURLToPath(folder))) {
        if (state.run !== run) {
          return;
        }
        for (const uri of await take(uriOfFile(file, folder))) {
          affected.add(uri);
        }
        count += 1;
        if (performance.now() - sliceStart > sliceMsMax) {
          report(count);
          await setImmediate();
          sliceStart = performance.now();
        }
      }
    }
    judgeAgain([...affected]);
  }

  return {
    async open(folders) {
      state.folders = folders.filter(uri => uri.startsWith('file:'));
      state.run += 1;
      for (const uri of known) {
        if (!state.folders.some(folder => isBelow(uri, folder))) {
          known.delete(uri);
          judgeAgain(service.indexFile(uri, undefined));
        }
      }
      const progress = showsProgress()
        ? await connection.window.createWorkDoneProgress()
        : undefined;
      progress?.begin('Drydock', undefined, 'reading manifests');
      await read(state.run, count => progress?.report(`${count} files`));
      progress?.done();
    },
    async fileChanged(uri) {
      const isOurs = state.folders.some(folder => isBelow(uri, folder));
      if (isOurs && /\.(ya?ml|json)$/i.test(uri)) {
        judgeAgain(await take(uri));
      } else if (uri.startsWith('file:')) {
        judgeAgain(service.indexFile(uri, undefined));
      }
    },
  };
}

/** Everything else is not worth parsing. */
function mayHoldObjects(text: string): boolean {
  return text.includes('apiVersion') || text.includes('resources:') || text.includes('Generator:');
}

function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The URI of a file as the client writes it: below the folder's own URI. */
function uriOfFile(file: string, folder: string): string {
  const root = fileURLToPath(folder);
  const inner = pathToFileURL(file).href.slice(pathToFileURL(root).href.replace(/\/$/, '').length);
  return folder.replace(/\/$/, '') + inner;
}
