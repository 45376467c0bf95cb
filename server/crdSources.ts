// Where definitions of custom resources come from besides open texts, for the language server's shell: files of the
// workspace, which the index reads, and the folders, files and addresses of `drydock.crds`. Nothing here is needed for
// the rest to work.

import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from './nodeFileTree.js';
import { isFolder, readTextFile, yamlFilesBelow, yamlNames } from './workspaceFiles.js';

/** What the sources need from the server. */
export interface CrdSourcesHost {
  /** A file (by its URI) or an address has this text with definitions; undefined: it has none any more. */
  readonly store: (source: string, text: string | undefined) => void;
  readonly log: (message: string) => void;
}

/** What the client says about itself. */
export interface CrdWorkspace {
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** Addresses are downloaded only where the person trusts the workspace. */
  readonly trusted: boolean;
  /** A folder for downloaded files; undefined: nothing is kept. */
  readonly storagePath: string | undefined;
}

/** The sources of one server. */
export interface CrdSources {
  /** Relative entries count from the workspace's folders. Those folders themselves are the index's to read. */
  open(workspace: CrdWorkspace): Promise<void>;
  /** Reads the entries of `drydock.crds`; those that are gone no longer count. */
  configure(entries: readonly string[]): Promise<void>;
  /** A file of the workspace was read, or is gone or left out (undefined). */
  fileRead(uri: string, text: string | undefined): void;
  /** A watched file was made, changed or deleted: those of entries are read. */
  fileChanged(uri: string): Promise<void>;
}

/** Who reports what the index reads; no entry is empty. */
const workspaceOwner = '';

const downloadTimeoutMs = 30_000;
const downloadBytesMax = 20 * 1024 * 1024;

/** Sources that report to a server. */
export function createCrdSources(host: CrdSourcesHost): CrdSources {
  return new FileCrdSources(host);
}

class FileCrdSources implements CrdSources {
  readonly #host: CrdSourcesHost;
  /** What was reported with definitions, by the entry of `drydock.crds` or the workspace. */
  readonly #reported = new Map<string, Set<string>>();
  #workspace: CrdWorkspace = { folders: [], trusted: false, storagePath: undefined };
  #entries: readonly string[] = [];

  constructor(host: CrdSourcesHost) {
    this.#host = host;
  }

  async open(workspace: CrdWorkspace): Promise<void> {
    this.#workspace = workspace;
    await this.#readEntries(this.#entries);
  }

  async configure(entries: readonly string[]): Promise<void> {
    for (const entry of this.#entries.filter(old => !entries.includes(old))) {
      this.#withdraw(entry);
    }
    const fresh = entries.filter(entry => !this.#entries.includes(entry));
    this.#entries = entries;
    await this.#readEntries(fresh);
  }

  fileRead(uri: string, text: string | undefined): void {
    this.#report(uri, text ?? '', workspaceOwner);
  }

  async fileChanged(uri: string): Promise<void> {
    const file = pathOf(uri);
    const owner = this.#entries.find(
      entry =>
        file !== undefined &&
        !isAddress(entry) &&
        this.#pathsOf(entry).some(each => file === each || file.startsWith(each + path.sep)),
    );
    if (file !== undefined && owner !== undefined && yamlNames.test(file)) {
      await this.#readFile(file, owner);
    }
  }

  async #readEntries(entries: readonly string[]): Promise<void> {
    for (const entry of entries) {
      await this.#readEntry(entry);
    }
  }

  async #readEntry(entry: string): Promise<void> {
    if (isAddress(entry)) {
      await this.#readAddress(entry);
      return;
    }
    for (const file of this.#pathsOf(entry)) {
      if (await isFolder(file)) {
        await this.#readFolder(file, entry);
      } else if ((await readTextFile(file)) !== undefined) {
        await this.#readFile(file, entry);
      }
    }
  }

  /** A relative entry counts from each folder of the workspace. */
  #pathsOf(entry: string): readonly string[] {
    const home = entry.replace(/^~(?=\/|$)/, os.homedir());
    if (path.isAbsolute(home)) {
      return [home];
    }
    const folders = this.#workspace.folders.flatMap(uri => pathOf(uri) ?? []);
    return folders.map(folder => path.resolve(folder, home));
  }

  async #readFolder(folder: string, owner: string): Promise<void> {
    for await (const file of yamlFilesBelow(folder)) {
      await this.#readFile(file, owner);
    }
  }

  async #readFile(file: string, owner: string): Promise<void> {
    const text = await readTextFile(file);
    this.#report(pathToFileURL(file).toString(), text ?? '', owner);
  }

  /** What was downloaded before counts at once; a fresh download replaces it. */
  async #readAddress(address: string): Promise<void> {
    const kept = this.#keptFile(address);
    const known = kept === undefined ? undefined : await readTextFile(kept);
    if (known !== undefined) {
      this.#report(address, known, address);
    }
    if (!this.#workspace.trusted) {
      this.#host.log(`${address} is not downloaded: the workspace is not trusted`);
      return;
    }
    const text = await this.#download(address);
    if (text !== undefined && text !== known) {
      this.#report(address, text, address);
      await keep(kept, text);
    }
  }

  async #download(address: string): Promise<string | undefined> {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(downloadTimeoutMs) });
      const text = response.ok ? await response.text() : '';
      if (response.ok && text.length <= downloadBytesMax) {
        return text;
      }
      this.#host.log(`${address}: ${response.ok ? 'too large' : response.statusText}`);
    } catch (error) {
      this.#host.log(`${address}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  }

  #keptFile(address: string): string | undefined {
    const { storagePath } = this.#workspace;
    const name = createHash('sha256').update(address).digest('hex');
    return storagePath === undefined ? undefined : path.join(storagePath, 'crds', `${name}.yaml`);
  }

  #report(source: string, text: string, owner: string): void {
    const hasDefinitions = text.includes('CustomResourceDefinition');
    const sources = this.#reported.get(owner) ?? new Set();
    if (hasDefinitions || sources.has(source)) {
      this.#reported.set(owner, sources.add(source));
      this.#host.store(source, hasDefinitions ? text : undefined);
    }
  }

  #withdraw(owner: string): void {
    const sources = this.#reported.get(owner) ?? [];
    this.#reported.delete(owner);
    const kept = new Set([...this.#reported.values()].flatMap(others => [...others]));
    for (const source of sources) {
      if (!kept.has(source)) {
        this.#host.store(source, undefined);
      }
    }
  }
}

/** Written whole or not at all; a cache that cannot be written is none. */
async function keep(file: string | undefined, text: string): Promise<void> {
  if (file === undefined) {
    return;
  }
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  } catch {
    return;
  }
}

function isAddress(entry: string): boolean {
  return /^https?:\/\//.test(entry);
}
