// Reads the manifests of the workspace in the background, so that names resolve across files that are not open.

import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import type { LanguageService } from './languageService.js';
import { manifestFilesBelow, manifestNames, readTextFile } from './workspaceFiles.js';

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

/** Work done before messages of the client are looked at; a look reads one. */
const sliceMsMax = 4;
const looks = 2;

/** Files that are read from disk at a time, the next ones while one is looked at. */
const readAhead = 8;

/** Gives others their turn when a slice's time is over. */
interface Slices {
  readonly turn: () => Promise<void>;
}

/** An index that reads nothing yet. */
export function createWorkspaceIndex(
  connection: Connection,
  { service, judgeAgain, showsProgress }: WorkspaceIndexOptions,
): WorkspaceIndex {
  const known = new Set<string>();
  const state = { folders: [] as readonly string[], run: 0, takes: 0 };
  /** The last attempt at a file counts. */
  const attempts = new Map<string, number>();

  async function take(
    uri: string,
    reading: Promise<string | undefined>,
    slices: Slices,
  ): Promise<readonly string[]> {
    state.takes += 1;
    const attempt = state.takes;
    attempts.set(uri, attempt);
    const text = await reading;
    if (attempts.get(uri) !== attempt) {
      return [];
    }
    const isManifest = text !== undefined && mayHoldObjects(text);
    const affected = new Set<string>();
    if (isManifest || known.has(uri)) {
      known.add(uri);
      for (const uris of service.indexInSteps(uri, isManifest ? text : undefined)) {
        for (const one of uris) {
          affected.add(one);
        }
        await slices.turn();
        if (attempts.get(uri) !== attempt) {
          return [...affected];
        }
      }
    }
    if (!isManifest) {
      known.delete(uri);
    }
    attempts.delete(uri);
    return [...affected];
  }

  async function read(run: number, report: (count: number) => void): Promise<void> {
    const affected = new Set<string>();
    let count = 0;
    const slices = createSlices(() => report(count));
    for (const folder of state.folders) {
      const files = manifestFilesBelow(fileURLToPath(folder));
      for await (const { file, text } of readingAhead(files)) {
        if (state.run !== run) {
          return;
        }
        for (const uri of await take(uriOfFile(file, folder), text, slices)) {
          affected.add(uri);
        }
        count += 1;
        await slices.turn();
      }
    }
    judgeAgain([...affected, ...service.setReading(false)]);
  }

  return {
    async open(folders) {
      state.folders = folders.filter(uri => uri.startsWith('file:'));
      state.run += 1;
      judgeAgain(service.setReading(state.folders.length > 0));
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
      if (isOurs && manifestNames.test(uri)) {
        judgeAgain(await take(uri, readTextFile(fileURLToPath(uri)), createSlices()));
      } else if (uri.startsWith('file:')) {
        judgeAgain([...service.indexFile(uri, undefined), ...service.fileMoved(uri)]);
      }
    },
  };
}

function createSlices(ended: () => void = () => undefined): Slices {
  let start = performance.now();
  return {
    async turn() {
      if (performance.now() - start > sliceMsMax) {
        ended();
        for (let look = 0; look < looks; look++) {
          await setImmediate();
        }
        start = performance.now();
      }
    },
  };
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

/** Everything else is not worth parsing. */
function mayHoldObjects(text: string): boolean {
  return /apiVersion|resources:|Generator:|bases:|components:|patches/.test(text);
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
