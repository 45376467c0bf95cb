// Reads the manifests of the workspace in the background, so that names resolve across files that are not open.

import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import type { ExcludedIn } from './excludedFiles.js';
import { IndexedFiles, type IndexedFilesOptions } from './indexedFiles.js';
import { createSlices } from './slices.js';
import { isFolder, isManifestBelow, manifestFilesBelow, readTextFile } from './workspaceFiles.js';

/** What the index works for. */
export interface WorkspaceIndexOptions extends IndexedFilesOptions {
  readonly showsProgress: () => boolean;
  /** What the person leaves out of a folder. */
  readonly excludedIn: ExcludedIn;
}

/** The index of one client's workspace. */
export interface WorkspaceIndex {
  /** Reads the folders (by URI); files of folders that are gone are forgotten. */
  open(folders: readonly string[]): Promise<void>;
  /** A file was written, made, deleted or closed. */
  fileChanged(uri: string): Promise<void>;
  /** Reads again where the person leaves out something else now. */
  settingsChanged(): Promise<void>;
}

/** Files that are read from disk at a time, the next ones while one is looked at. */
const readAhead = 8;

/** An index that reads nothing yet. */
export function createWorkspaceIndex(
  connection: Connection,
  options: WorkspaceIndexOptions,
): WorkspaceIndex {
  const { service, judgeAgain, showsProgress, excludedIn } = options;
  const files = new IndexedFiles(options);
  const state = { folders: [] as readonly IndexedFolder[], run: 0 };
  /** Files that changed since the walk began: what was read ahead of them is old. */
  const changed = new Set<string>();

  async function read(run: number, report: (count: number) => void): Promise<void> {
    const before = files.uris;
    const affected = new Set<string>();
    const seen = new Set<string>();
    const slices = createSlices(() => report(seen.size));
    for (const { uri: folder, excluded } of state.folders) {
      const found = manifestFilesBelow(fileURLToPath(folder), excluded ?? []);
      for await (const { file, text: reading } of readingAhead(found)) {
        const text = await reading;
        if (state.run !== run) {
          return;
        }
        const uri = uriOfFile(file, folder);
        seen.add(uri);
        for (const one of changed.has(uri) ? [] : await files.take(uri, text, slices)) {
          affected.add(one);
        }
        await slices.turn();
      }
    }
    if (state.run === run) {
      changed.clear();
      files.forget(before.filter(uri => !seen.has(uri)));
      judgeAgain([...affected, ...service.setReading(false)]);
    }
  }

  async function open(folders: readonly string[]): Promise<void> {
    const uris = folders.filter(uri => uri.startsWith('file:'));
    state.run += 1;
    const { run } = state;
    changed.clear();
    state.folders = uris.map(uri => ({ uri, excluded: undefined }));
    judgeAgain(service.setReading(uris.length > 0));
    files.forget(files.uris.filter(uri => !uris.some(folder => isBelow(uri, folder))));
    const indexed = await Promise.all(
      uris.map(async uri => ({ uri, excluded: await excludedIn(uri) })),
    );
    if (state.run !== run) {
      return;
    }
    state.folders = indexed;
    const progress = showsProgress() ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('Drydock', undefined, 'reading manifests');
    await read(run, count => progress?.report(`${count} files`));
    progress?.done();
  }

  async function isCounted(uri: string): Promise<boolean> {
    const file = fileURLToPath(uri);
    for (const folder of state.folders.filter(each => isBelow(uri, each.uri))) {
      if (await isManifestBelow(fileURLToPath(folder.uri), file, folder.excluded ?? [])) {
        return true;
      }
    }
    return false;
  }

  return {
    open,
    async fileChanged(uri) {
      if (!uri.startsWith('file:')) {
        return;
      }
      changed.add(uri);
      if (uri.endsWith('/.gitignore')) {
        await open(state.folders.map(folder => folder.uri));
      } else if (await isCounted(uri)) {
        judgeAgain(await files.take(uri, readTextFile(fileURLToPath(uri)), createSlices()));
      } else {
        const isThere = await isFolder(fileURLToPath(uri));
        files.forget([uri, ...(isThere ? [] : files.uris.filter(one => isBelow(one, uri)))]);
        judgeAgain(service.fileMoved(uri));
      }
    },
    async settingsChanged() {
      const { run, folders } = state;
      if (folders.some(({ excluded }) => excluded === undefined)) {
        return;
      }
      const now = await Promise.all(folders.map(({ uri }) => excludedIn(uri)));
      const isSame = folders.every(({ excluded }, index) =>
        isAlike(excluded ?? [], now[index] ?? []),
      );
      if (!isSame && state.run === run) {
        await open(folders.map(({ uri }) => uri));
      }
    },
  };
}

/** A folder that is read, and what the person leaves out of it; undefined until that is known. */
interface IndexedFolder {
  readonly uri: string;
  readonly excluded: readonly string[] | undefined;
}

function isAlike(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every(glob => now.includes(glob));
}

interface FileBeingRead {
  readonly file: string;
  readonly text: Promise<string | undefined>;
}

/** Starts to read files before it is their turn. */
async function* readingAhead(files: AsyncIterable<string>): AsyncGenerator<FileBeingRead> {
  const ahead: FileBeingRead[] = [];
  for await (const file of files) {
    ahead.push({ file, text: readTextFile(file) });
    const first = ahead.length < readAhead ? undefined : ahead.shift();
    if (first !== undefined) {
      yield first;
    }
  }
  yield* ahead;
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
