// Which objects belong together, and which may be what another one names: by their kustomizations and namespaces.

import type { GraphObject } from '../core/graph/objectGraph.js';
import type { Scopes } from '../core/kustomize/scopes.js';

/** What is known of two objects as they are written. */
export interface Reach {
  /** The namespace an object goes to, as far as its file and kustomization say. */
  namespaceOf(object: GraphObject): string | undefined;
  /** Both are applied to one namespace by one person: built by one kustomization, or of one folder tree. */
  isTogether(object: GraphObject, target: GraphObject): boolean;
  /** The target may be what the object names; `namespace` where the name says another one, '' for none. */
  isInReach(object: GraphObject, target: GraphObject, namespace?: string): boolean;
}

/** Reach by the kustomizations of a workspace. */
export function reachIn(scopes: Scopes): Reach {
  const namespaceOf = (object: GraphObject): string | undefined =>
    scopes.namespaceOf(object.uri) ??
    (scopes.movesNamespace(object.uri) ? undefined : object.facts.namespace);
  return {
    namespaceOf,
    isTogether: (object, target) =>
      mayBeSameNamespace(namespaceOf(object), namespaceOf(target)) &&
      scopes.relation(object.uri, target.uri) === 'together',
    isInReach: (object, target, namespace) =>
      (namespace === '' ||
        mayBeSameNamespace(namespace ?? namespaceOf(object), namespaceOf(target))) &&
      scopes.relation(object.uri, target.uri) !== 'apart',
  };
}

/** Namespaces as manifests say them; undefined is "wherever it is applied". */
export function mayBeSameNamespace(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second;
}
