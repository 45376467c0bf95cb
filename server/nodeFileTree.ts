// The disk as kustomization files ask about it. Looks each time: folders are small, and answers must be true.

import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileTree, FolderEntry, PathKind } from './kustomization/fileTree.js';

/** The file tree of this machine, by URI. Other schemes than `file` are not known. */
export const nodeFileTree: FileTree = createFileTree(pathOf);

/** The file tree by path, for who names files so. */
export const pathFileTree: FileTree = createFileTree(path => (path === '' ? '.' : path));

function createFileTree(toPath: (uri: string) => string | undefined): FileTree {
  return {
    kindOf(uri) {
      const path = toPath(uri);
      return path === undefined ? undefined : kindOfPath(path);
    },
    entriesOf(folder) {
      const path = toPath(folder);
      return path === undefined ? undefined : entriesOfPath(path);
    },
  };
}

function kindOfPath(path: string): PathKind | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'missing' : found.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function entriesOfPath(path: string): readonly FolderEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map(entry => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}

/** The path of a file on this machine; undefined for other schemes, and for what is no URI. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
