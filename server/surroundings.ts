// The workspace as one file sees it, for completion, hover and hints: which objects are near, and in which namespace.

import type { GraphObject, GraphView } from '../core/graph/objectGraph.js';
import { isSamePath } from '../core/json.js';
import { type GroupKind, groupKindOf } from '../core/kubernetes/groupKind.js';
import type { Relation, Scopes } from '../core/kustomize/scopes.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import type { ObjectInDocument } from '../core/manifest/objects.js';
import type { WordsInUse } from './wordsInUse.js';

/** What a feature may ask about the workspace around a file. */
export interface Surroundings {
  readonly uri: string;
  readonly graph: GraphView;
  readonly words: Pick<WordsInUse, 'of'>;
  readonly scopes: Pick<Scopes, 'relation' | 'namespaceOf'>;
  /** An object of a manifest in the one kustomization that builds it; undefined where none or several do. */
  inBuild(object: GraphObject): InBuild | undefined;
}

/** An object with patches, labels and numbers of replicas done, among those it is applied with. */
export interface InBuild {
  readonly object: GraphObject;
  readonly graph: GraphView;
}

/** An object as it is applied: built, where that is known. */
export function asApplied(object: GraphObject, surroundings: Surroundings): InBuild {
  return surroundings.inBuild(object) ?? { object, graph: surroundings.graph };
}

/** The namespace that a file's object gets: what its kustomization says, else what it says itself. */
export function namespaceHere(
  { uri, scopes }: Surroundings,
  said: string | undefined,
): string | undefined {
  return scopes.namespaceOf(uri) ?? said;
}

/** An object of the file as others see it; undefined while it has no name. */
export function selfOf(
  { graph, uri }: Surroundings,
  document: ManifestDocument,
  { apiVersion = '', kind = '', name = '', path }: ObjectInDocument,
): GraphObject | undefined {
  return graph
    .named(groupKindOf({ apiVersion, kind }), name)
    .find(
      ({ document: theirs, uri: file, facts }) =>
        theirs === document && file === uri && isSamePath(facts.at, path),
    );
}

/** An object with how near it is: 0 in the same file. */
export interface NearObject {
  readonly object: GraphObject;
  readonly distance: number;
}

const distances: Readonly<Record<Relation, number>> = { together: 1, elsewhere: 2, apart: 3 };

/** How many objects are compared by place; beyond, those of the same file and folder go first. */
const comparedMax = 200;

/**
 * The objects of a kind that a name in this file may mean, the nearest first. An undefined namespace is any, an empty
 * one none (cluster-scoped kinds). Where there are very many, `typed` narrows them.
 */
export function objectsNear(
  surroundings: Surroundings,
  groupKind: GroupKind,
  namespace: string | undefined,
  typed = '',
): NearObject[] {
  const all = surroundings.graph.ofKind(groupKind);
  const wanted = typed.toLowerCase();
  const fitting =
    all.length <= comparedMax || wanted === ''
      ? all
      : all.filter(({ facts }) => facts.name.toLowerCase().includes(wanted));
  return nearest(surroundings, fitting, namespace);
}

/** The objects of this name and kind that may be meant, the nearest first. */
export function objectsNamed(
  surroundings: Surroundings,
  groupKind: GroupKind,
  name: string,
  namespace: string | undefined,
): NearObject[] {
  return nearest(surroundings, surroundings.graph.named(groupKind, name), namespace);
}

/** Who has the pods that a selector of an object matches, by its place among the object's; built, where that is known. */
export function podsOfSelector(
  self: GraphObject,
  index: number,
  surroundings: Surroundings,
): readonly GraphObject[] {
  const podsIn = ({ object, graph }: InBuild): readonly GraphObject[] => {
    const { selector } = object.facts.selectors[index] ?? {};
    return selector === undefined ? [] : graph.withPods(selector);
  };
  const built = podsIn(asApplied(self, surroundings));
  return built.length > 0 ? built : podsIn({ object: self, graph: surroundings.graph });
}

/** Objects in reach of a file and namespace, the nearest first. */
export function nearest(
  surroundings: Surroundings,
  objects: readonly GraphObject[],
  namespace: string | undefined,
): NearObject[] {
  const { uri, scopes } = surroundings;
  const inNamespace = (object: GraphObject): boolean => {
    const theirs = scopes.namespaceOf(object.uri) ?? object.facts.namespace;
    return !namespace || theirs === undefined || theirs === namespace;
  };
  return closest(objects, uri, inNamespace)
    .map(object => ({
      object,
      distance: object.uri === uri ? 0 : distances[scopes.relation(uri, object.uri)],
    }))
    .sort((one, other) => one.distance - other.distance);
}

function closest(
  objects: readonly GraphObject[],
  uri: string,
  fits: (object: GraphObject) => boolean,
): readonly GraphObject[] {
  if (objects.length <= comparedMax) {
    return objects.filter(fits);
  }
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const rings: readonly GraphObject[][] = [[], [], []];
  for (const object of objects) {
    const ring = object.uri === uri ? 0 : object.uri.startsWith(folder) ? 1 : 2;
    const found = rings[ring] ?? [];
    if (found.length < comparedMax && fits(object)) {
      found.push(object);
    }
  }
  return rings.flat().slice(0, comparedMax);
}
