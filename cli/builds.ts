// What `drydock simulate` applies: manifests as they stand, and kustomizations as they are built.
import { statSync } from 'node:fs';
import path from 'node:path';
import type { BuildAnswer } from '../core/kustomize/buildAnswer.js';
import { textOf } from '../core/kustomize/buildFiles.js';
import { faultWords, gapWords } from '../core/kustomize/buildWords.js';
import { findPlace } from '../core/kustomize/findPlace.js';
import { isPartOf } from '../core/kustomize/kustomizationParts.js';
import { kustomizationsBelow } from '../core/kustomize/kustomizationsBelow.js';
import { buildWhole, filesOfBuild } from '../core/kustomize/wholeBuild.js';
import { manifestNames, namesKustomization } from '../core/manifest/fileNames.js';
import { untranslated } from '../core/translate.js';
import { pathBuildFiles } from '../server/nodeBuildFiles.js';
import { readSources, type SourceText, UsageError } from './files.js';
import { isObject, type ReadObject, type ReadResult, readObjects } from './manifests.js';

/** What was read, and what is left out of builds. */
export interface ReadApplied extends ReadResult {
  readonly notes: readonly string[];
}

/** Reads what the paths mean: of several kustomizations in a folder one has to be named. */
export function readApplied(paths: readonly string[]): ReadApplied {
  return paths.map(readPath).reduce(both);
}

/** The files that kustomizations among the sources take in from elsewhere: what is built is judged as a whole. */
export function takenIn(sources: readonly SourceText[]): readonly SourceText[] {
  const files = pathBuildFiles();
  const known = new Set(sources.map(({ file }) => path.normalize(file)));
  const all = sources
    .filter(({ file }) => namesKustomization(path.basename(file)))
    .flatMap(({ file }) => filesOfBuild(path.normalize(file), files));
  return [...new Set(all)]
    .filter(file => !known.has(file) && manifestNames.test(file))
    .flatMap(file => {
      const text = textOf(file, files);
      return text === undefined ? [] : [{ file, text }];
    });
}

function readPath(given: string): ReadApplied {
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) {
    return namesKustomization(path.basename(given))
      ? readBuild(path.normalize(given))
      : { ...readObjects(readSources([given])), notes: [] };
  }
  const folder = path.normalize(given).replace(/\/$/, '');
  const found = kustomizationsBelow(folder === '.' ? '' : folder, pathBuildFiles());
  const [root, ...others] = found.own === undefined ? found.roots : [found.own];
  if (others.length > 0) {
    const names = found.roots.map(each => path.dirname(each)).join(', ');
    throw new UsageError(`${given} holds several kustomizations, name one of them: ${names}`);
  }
  if (found.own !== undefined) {
    return readBuild(found.own);
  }
  const plain = readSources([given]).filter(({ file }) => !isPartOf(found, path.normalize(file)));
  const read = { ...readObjects(plain), notes: [] };
  return root === undefined ? read : both(read, readBuild(root));
}

function both(one: ReadApplied, other: ReadApplied): ReadApplied {
  return {
    objects: [...one.objects, ...other.objects],
    faults: [...one.faults, ...other.faults],
    others: one.others + other.others,
    notes: [...one.notes, ...other.notes],
  };
}

function readBuild(kustomization: string): ReadApplied {
  const answer = buildWhole(kustomization, pathBuildFiles());
  const fileOf = (file: number): string => answer.files[file] ?? kustomization;
  if (answer.faults.length > 0) {
    const lines = answer.faults.map(fault => {
      const words = faultWords(fault, untranslated);
      return `${fileOf(fault.file)}:${fault.span[0] + 1}: kustomize would refuse this: ${words}`;
    });
    throw new UsageError(lines.join('\n'));
  }
  const note = gapWords(answer.gaps, untranslated);
  return {
    objects: answer.objects.flatMap(object => toReadObject(object, fileOf)),
    faults: [],
    others: 0,
    notes: note === undefined ? [] : [`${kustomization}: ${note}`],
  };
}

function toReadObject(
  object: BuildAnswer['objects'][number],
  fileOf: (file: number) => string,
): readonly ReadObject[] {
  const at: NonNullable<ReadObject['at']> = field => {
    const { file, place } = findPlace(object, field);
    const [line] = place.key ?? place.value;
    return { file: fileOf(file), line: line + 1 };
  };
  return isObject(object.value) ? [{ object: object.value, ...at([]), at }] : [];
}
