// The workspace as the features of kustomization files ask about it: what a path leads to, what is built.

import type { GraphObject, ObjectGraph } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf } from '../../core/json.js';
import type { Built, KustomizeBuilds } from '../../core/kustomize/build.js';
import { textAt } from '../../core/kustomize/buildFields.js';
import type { BuiltObject } from '../../core/kustomize/builtObject.js';
import { isKustomization } from '../../core/kustomize/kustomization.js';
import type { Scopes } from '../../core/kustomize/scopes.js';
import type { FileTree, FolderEntry, PathKind } from './fileTree.js';

/** What features ask. URIs name files; folders have no slash at their end. */
export interface KustomizationWorld {
  readonly scopes: Scopes;
  /** What a kustomization file says, as JSON. */
  fieldsOf(uri: string): Fields | undefined;
  /** The kustomization file of a folder. */
  kustomizationIn(folder: string): string | undefined;
  /** The objects of a file; undefined for files that nobody has read. */
  objectsOf(uri: string): readonly GraphObject[] | undefined;
  /** A file that was read and holds neither objects nor what may become some. */
  hasNoObjects(uri: string): boolean;
  /** What stands at a path; undefined where nobody can tell. */
  kindOf(uri: string): PathKind | undefined;
  /** What a folder holds, hidden files left out. */
  entriesOf(folder: string): readonly FolderEntry[];
  /** What a kustomization builds. */
  build(uri: string): Built;
  /**
   * The objects that a kustomization's own patches and names meet: of a component, those of the kustomizations it is
   * part of.
   */
  around(uri: string): Pick<Built, 'isComplete'> & { readonly objects: readonly BuiltObject[] };
}

/** What the world is made of. */
export interface WorldParts {
  readonly graph: ObjectGraph;
  readonly scopes: Scopes;
  readonly builds: KustomizeBuilds;
  readonly files: FileTree;
}

/** Entries of a folder beyond this many are not looked at. */
const entriesMax = 2_000;

/** The world over a graph; it looks at the parts whenever it is asked. */
export function createWorld({ graph, scopes, builds, files }: WorldParts): KustomizationWorld {
  const isKnown = (uri: string): boolean => graph.documentsOf(uri).length > 0;
  const sources = {
    fieldsOf(uri: string): Fields | undefined {
      const document = graph.documentsOf(uri).find(each => isKustomization(uri, each));
      return document && fieldsOf(document.toValue());
    },
    objectsOf: (uri: string): readonly GraphObject[] | undefined =>
      isKnown(uri)
        ? graph.documentsOf(uri).flatMap(document => graph.objectsIn(uri, document))
        : undefined,
    kustomizationIn: (folder: string): string | undefined => scopes.kustomizationIn(folder),
  };
  const build = (uri: string): Built => builds.build(uri);
  return {
    ...sources,
    scopes,
    build,
    hasNoObjects: uri =>
      isKnown(uri) &&
      graph.documentsOf(uri).every(({ nature }) => nature === 'other' || nature === 'empty') &&
      !isUnfinished(graph, uri),
    kindOf: uri => (isKnown(uri) ? 'file' : files.kindOf(uri)),
    entriesOf(folder) {
      const found = files.entriesOf(folder) ?? entriesKnown(graph.uris, folder);
      return found.filter(({ name }) => !name.startsWith('.')).slice(0, entriesMax);
    },
    around(uri) {
      if (textAt(sources.fieldsOf(uri), 'kind') !== 'Component') {
        const { accumulated, isComplete } = build(uri);
        return { objects: accumulated, isComplete };
      }
      const users = [...scopes.rootsOf(uri)].filter(root => root !== uri).map(build);
      return {
        objects: users.flatMap(({ accumulated }) => accumulated),
        isComplete: users.length > 0 && users.every(each => each.isComplete),
      };
    },
  };
}

/** Half typed, or a text whose documents cannot be read. */
function isUnfinished(graph: ObjectGraph, uri: string): boolean {
  return graph
    .documentsOf(uri)
    .some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
}

/** The files and folders of a folder that the index has seen. */
function entriesKnown(uris: readonly string[], folder: string): readonly FolderEntry[] {
  const start = `${folder}/`;
  const found = new Map<string, FolderEntry>();
  for (const uri of uris) {
    if (uri.startsWith(start)) {
      const [first = '', ...rest] = uri.slice(start.length).split('/');
      const name = decodeURIComponent(first);
      found.set(name, { name, isFolder: rest.length > 0 });
    }
  }
  return [...found.values()];
}
