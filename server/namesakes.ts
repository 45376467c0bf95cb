// Objects of one kind and name by what they may be applied together in, so that the same name in very many builds and
// folders is not compared each with each.

import type { GraphObject } from '../core/graph/objectGraph.js';
import { folderOf } from '../core/kustomize/scopes.js';

/** The builds that a file is part of. */
export type RootsOf = (uri: string) => ReadonlySet<string>;

/** Namesakes of a workspace. */
export class Namesakes {
  readonly #rootsOf: RootsOf;
  /** By the list they are in, which is another one as soon as one comes or goes. */
  #byCircle = new WeakMap<readonly GraphObject[], ReadonlyMap<string, readonly GraphObject[]>>();

  constructor(rootsOf: RootsOf) {
    this.#rootsOf = rootsOf;
  }

  /** Those that share a build with a file, or its folder where neither is built. */
  near(objects: readonly GraphObject[], uri: string): readonly GraphObject[] {
    if (objects.length < 2) {
      return objects;
    }
    const circles = this.#byCircle.get(objects) ?? this.#sorted(objects);
    this.#byCircle.set(objects, circles);
    return [...new Set(this.#circlesOf(uri).flatMap(circle => circles.get(circle) ?? []))];
  }

  /** Kustomizations build other files now. */
  forget(): void {
    this.#byCircle = new WeakMap();
  }

  #sorted(objects: readonly GraphObject[]): ReadonlyMap<string, readonly GraphObject[]> {
    const circles = new Map<string, GraphObject[]>();
    for (const object of objects) {
      for (const circle of this.#circlesOf(object.uri)) {
        const known = circles.get(circle);
        if (known === undefined) {
          circles.set(circle, [object]);
        } else {
          known.push(object);
        }
      }
    }
    return circles;
  }

  #circlesOf(uri: string): readonly string[] {
    const roots = this.#rootsOf(uri);
    return roots.size === 0 ? [`folder ${folderOf(uri)}`] : [...roots];
  }
}
