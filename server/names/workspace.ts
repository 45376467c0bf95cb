// The workspace as navigation and code actions see it: the graph, who belongs together, and where documents stand.

import type { GraphObject, ObjectGraph } from '../../core/graph/objectGraph.js';
import type { Scopes } from '../../core/kustomize/scopes.js';
import type { Manifest, ManifestDocument, PlacedDocument } from '../../core/manifest/node.js';
import { type Reach, reachIn } from '../reach.js';

/** What features across files may ask. Closed files are known by the documents of the graph. */
export interface Workspace extends Reach {
  readonly graph: ObjectGraph;
  /** The documents of an open or closed file in order; none of an unknown one. */
  documentsOf(uri: string): readonly PlacedDocument[];
  /** The place of a document in its file. */
  placeOf(uri: string, document: ManifestDocument): PlacedDocument | undefined;
  /** The version of an open file; null for a closed one. */
  versionOf(uri: string): number | null;
  /** The kustomizations that build a file. */
  buildersOf(uri: string): ReadonlySet<string>;
  /** Two files are the same thing for different environments. */
  isApart(uri: string, other: string): boolean;
  /** The name without what kustomizations of the object's file put before and after it. */
  nameBeforeBuild(object: GraphObject, name: string): readonly string[];
}

/** What a workspace is made of. */
export interface WorkspaceParts {
  readonly graph: ObjectGraph;
  readonly scopes: Scopes;
  /** The parsed text of an open file. */
  readonly manifestOf: (uri: string) => Manifest | undefined;
  readonly versionOf: (uri: string) => number | undefined;
}

/** The workspace over a graph; it looks at the parts whenever it is asked. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const { graph, scopes } = parts;
  const placing = createPlacing();
  const documentsOf = (uri: string): readonly PlacedDocument[] =>
    parts.manifestOf(uri)?.documents ?? placing.placed(graph.documentsOf(uri));
  return {
    graph,
    documentsOf,
    buildersOf: uri => scopes.rootsOf(uri),
    placeOf: (uri, document) => placing.byDocument(documentsOf(uri)).get(document),
    versionOf: uri => parts.versionOf(uri) ?? null,
    isApart: (uri, other) => scopes.relation(uri, other) === 'apart',
    ...reachIn(scopes),
    nameBeforeBuild: (object, name) => scopes.nameBeforeBuild(object.uri, name),
  };
}

/** Remembers where documents stand, as long as their list is used. */
function createPlacing() {
  const known = new WeakMap<readonly ManifestDocument[], PlacedDocument[]>();
  const maps = new WeakMap<
    readonly PlacedDocument[],
    ReadonlyMap<ManifestDocument, PlacedDocument>
  >();
  return {
    placed(documents: readonly ManifestDocument[]): readonly PlacedDocument[] {
      const places = known.get(documents) ?? placed(documents);
      known.set(documents, places);
      return places;
    },
    byDocument(places: readonly PlacedDocument[]): ReadonlyMap<ManifestDocument, PlacedDocument> {
      const map = maps.get(places) ?? new Map(places.map(place => [place.document, place]));
      maps.set(places, map);
      return map;
    },
  };
}

function placed(documents: readonly ManifestDocument[]): PlacedDocument[] {
  let offset = 0;
  let line = 0;
  return documents.map((document, index) => {
    const place = { document, index, offset, line };
    offset += document.text.length;
    line += document.lineBreaks;
    return place;
  });
}
