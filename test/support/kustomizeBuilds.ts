// Builds of kustomizations in tests, given as files by name.

import { createHash } from 'node:crypto';
import { ObjectGraph } from '../../core/graph/objectGraph.js';
import { type Built, KustomizeBuilds } from '../../core/kustomize/build.js';
import type { BuildFiles } from '../../core/kustomize/buildFiles.js';
import { kustomizationOf } from '../../core/kustomize/kustomization.js';
import { Scopes } from '../../core/kustomize/scopes.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';

/** What one of the files builds. */
export function buildFiles(files: Readonly<Record<string, string>>, uri: string): Built {
  const graph = new ObjectGraph();
  const scopes = new Scopes();
  for (const [name, text] of Object.entries(files)) {
    const documents = parseManifest(text).documents.map(({ document }) => document);
    graph.update(name, documents);
    scopes.set(name, kustomizationOf(name, documents));
  }
  const builds = new KustomizeBuilds({
    documentsOf: name => graph.documentsOf(name),
    objectsIn: (name, document) => graph.objectsIn(name, document),
    kustomizationIn: folder => scopes.kustomizationIn(folder),
  });
  return builds.build(uri);
}

/** Files by path, for whole builds. */
export function memoryBuildFiles(texts: Readonly<Record<string, string>>): BuildFiles {
  const names = Object.keys(texts);
  return {
    contentOf: uri => texts[uri],
    entriesOf: folder =>
      [...new Set(names.flatMap(name => stepBelow(folder, name)))].map(step => ({
        name: step.replace('/', ''),
        isFolder: step.endsWith('/'),
      })),
    sha256: text => createHash('sha256').update(text).digest('hex'),
  };
}

function stepBelow(folder: string, name: string): string[] {
  const start = folder === '' ? '' : `${folder}/`;
  const [, step] = name.startsWith(start)
    ? (/^([^/]+\/?)/.exec(name.slice(start.length)) ?? [])
    : [];
  return step === undefined ? [] : [step];
}
