// Where a whole build reads: files as they stand, unsaved text included. Named by URI or by path.

import { kustomizationNames } from '../manifest/fileNames.js';
import { resolvePath } from './paths.js';

/** A file's text, or its bytes where they are no text. */
export type FileContent = string | { readonly base64: string };

/** What a build asks of the world. */
export interface BuildFiles {
  /** Undefined where there is no such file. */
  contentOf(uri: string): FileContent | undefined;
  /** What a folder holds; nothing where there is none. */
  entriesOf(
    folder: string,
  ): readonly { readonly name: string; readonly isFolder: boolean }[] | undefined;
  /** In hexadecimal digits. */
  sha256(text: string): string;
}

/** The kustomization file of a folder. */
export function kustomizationFileIn(
  folder: string,
  files: Pick<BuildFiles, 'contentOf'>,
): string | undefined {
  return kustomizationNames
    .map(name => resolvePath(folder, name))
    .find(uri => files.contentOf(uri) !== undefined);
}

/** A file's text; undefined where there is none, or where its bytes are no text. */
export function textOf(uri: string, files: Pick<BuildFiles, 'contentOf'>): string | undefined {
  const content = files.contentOf(uri);
  return typeof content === 'string' ? content : undefined;
}
