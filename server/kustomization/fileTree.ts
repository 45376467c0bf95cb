// The files around a kustomization as its features see them: which there are, and what a folder holds. The shell looks
// at the disk; without it only the files of the workspace's index are known.

/** What stands at a path. */
export type PathKind = 'file' | 'folder' | 'missing';

/** A file or folder of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Looks at the disk. Answers undefined for what it cannot know. */
export interface FileTree {
  kindOf(uri: string): PathKind | undefined;
  entriesOf(folder: string): readonly FolderEntry[] | undefined;
}

/** Knows nothing. */
export const noFileTree: FileTree = {
  kindOf: () => undefined,
  entriesOf: () => undefined,
};
