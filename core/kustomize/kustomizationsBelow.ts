// The kustomizations of a folder tree: which can be built by themselves, and which files belong to them.

import { foldersLeftOut } from '../manifest/fileNames.js';
import { parseManifest } from '../manifest/parseManifest.js';
import type { Kustomizations } from './buildAnswer.js';
import { type BuildFiles, kustomizationFileIn, textOf } from './buildFiles.js';
import { Builds } from './builds.js';
import { isKustomization, kustomizationOf } from './kustomization.js';
import { folderOf, resolvePath } from './paths.js';

/** Folders beyond this many are not looked at. */
const foldersMax = 5_000;

/** Looks through a folder and all in it, hidden ones left out. */
export function kustomizationsBelow(folder: string, files: BuildFiles): Kustomizations {
  const own = kustomizationFileIn(folder, files);
  const builds = new Builds();
  const components = new Set<string>();
  for (const uri of filesBelow(folder, files)) {
    const documents = parseManifest(textOf(uri, files) ?? '').documents.map(
      ({ document }) => document,
    );
    builds.set(uri, kustomizationOf(uri, documents));
    if (documents.some(each => isKustomization(uri, each) && each.kind === 'Component')) {
      components.add(uri);
    }
  }
  const taken = builds.uris.flatMap(uri => [...builds.filesOf(uri)]);
  const folders = builds.uris.map(uri => `${folderOf(uri)}/`);
  return {
    ...(own === undefined ? {} : { own }),
    roots: builds.uris
      .filter(uri => builds.rootsOf(uri).size === 1 && !components.has(uri))
      .toSorted(),
    parts: [...new Set([...folders, ...taken])],
  };
}

/** The kustomization files. */
function filesBelow(folder: string, files: BuildFiles): readonly string[] {
  const found: string[] = [];
  const folders = [folder];
  for (let index = 0; index < Math.min(folders.length, foldersMax); index++) {
    const current = folders[index] ?? '';
    const file = kustomizationFileIn(current, files);
    found.push(...(file === undefined ? [] : [file]));
    for (const { name, isFolder } of files.entriesOf(current) ?? []) {
      if (isFolder && !name.startsWith('.') && !foldersLeftOut.has(name)) {
        folders.push(resolvePath(current, name));
      }
    }
  }
  return found;
}
