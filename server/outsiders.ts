// What stands outside of a build, as far as its rules need it: the same name and labels may be in hundreds of other
// builds, which are other environments of the same or have nothing to do with it. Of those that are alike the first
// few are looked at.

import type { GraphObject } from '../core/graph/objectGraph.js';
import type { Relation, Scopes } from '../core/kustomize/scopes.js';

/** Objects of a namespace that may be in the same cluster. */
const elsewhereMax = 20;

/** Objects of a namespace that are of another environment: rules only ask whether there is any. */
const apartMax = 2;

/** By namespace, then by what their builds have in common. */
type Sorted = ReadonlyMap<string | undefined, ReadonlyMap<string, readonly GraphObject[]>>;

/** The objects of a workspace as builds see them from inside. */
export class Outsiders {
  readonly #scopes: Pick<Scopes, 'rootsOf' | 'relation' | 'hubOf'>;
  /** By the list they are in, which is another one as soon as one comes or goes. */
  #known = new WeakMap<readonly GraphObject[], Sorted>();

  constructor(scopes: Pick<Scopes, 'rootsOf' | 'relation' | 'hubOf'>) {
    this.#scopes = scopes;
  }

  /** Those that a kustomization does not build. */
  all(root: string, objects: readonly GraphObject[]): readonly GraphObject[] {
    return objects.filter(({ uri }) => !this.#scopes.rootsOf(uri).has(root));
  }

  /** Of those, where many are alike, the first. */
  some(root: string, objects: readonly GraphObject[]): readonly GraphObject[] {
    if (objects.length <= elsewhereMax) {
      return this.all(root, objects);
    }
    const sorted = this.#known.get(objects) ?? this.#sorted(objects);
    this.#known.set(objects, sorted);
    return [...sorted.values()].flatMap(byHub => this.#someOf(root, byHub));
  }

  /** Kustomizations build other files now. */
  forget(): void {
    this.#known = new WeakMap();
  }

  #someOf(root: string, byHub: ReadonlyMap<string, readonly GraphObject[]>): GraphObject[] {
    const relation = ({ uri }: GraphObject): Relation => this.#scopes.relation(root, uri);
    const hub = this.#scopes.hubOf(root);
    const apart: GraphObject[] = [];
    const elsewhere: GraphObject[] = [];
    for (const [theirs, objects] of byHub) {
      if (theirs === hub) {
        // They share a file with this build: of another environment, if not of this.
        apart.push(...first(objects, apartMax, each => relation(each) === 'apart'));
      } else if (elsewhere.length < elsewhereMax) {
        const left = elsewhereMax - elsewhere.length;
        elsewhere.push(...first(objects, left, each => relation(each) === 'elsewhere'));
        apart.push(...first(objects, apartMax - apart.length, each => relation(each) === 'apart'));
      }
    }
    return [...apart, ...elsewhere];
  }

  #sorted(objects: readonly GraphObject[]): Sorted {
    const sorted = new Map<string | undefined, Map<string, GraphObject[]>>();
    for (const object of objects) {
      const { namespace } = object.facts;
      const byHub = sorted.get(namespace) ?? new Map<string, GraphObject[]>();
      const [root] = this.#scopes.rootsOf(object.uri);
      const hub = root === undefined ? '' : this.#scopes.hubOf(root);
      const alike = byHub.get(hub) ?? [];
      alike.push(object);
      byHub.set(hub, alike);
      sorted.set(namespace, byHub);
    }
    return sorted;
  }
}

function first(
  objects: readonly GraphObject[],
  most: number,
  fits: (object: GraphObject) => boolean,
): GraphObject[] {
  const found: GraphObject[] = [];
  for (const object of objects) {
    if (found.length >= most) {
      break;
    }
    if (fits(object)) {
      found.push(object);
    }
  }
  return found;
}
