// The objects of one build as rules see them: what its files, patches and generators make together, with the workspace
// around it.

import { graphObjectOf } from '../core/graph/builtFacts.js';
import { type GraphObject, type GraphView, ObjectGraph } from '../core/graph/objectGraph.js';
import type { Question } from '../core/graph/questions.js';
import type { Built } from '../core/kustomize/build.js';
import type { BuiltObject } from '../core/kustomize/builtObject.js';
import { type Origin, originOf, type Source } from '../core/kustomize/traced.js';
import type { FieldPath } from '../core/validation/fieldError.js';

/** What a new build makes another. */
export interface BuiltChange {
  readonly questions: ReadonlySet<Question>;
  readonly dropped: readonly GraphObject[];
  readonly added: readonly GraphObject[];
}

const none: ReadonlySet<GraphObject> = new Set();

/** The graph of a build. */
export class BuiltGraph {
  readonly graph = new ObjectGraph();
  readonly #objects = new Map<BuiltObject, GraphObject>();
  readonly #byFile = new Map<string, Set<GraphObject>>();
  isComplete = false;

  /** Takes a build (again): objects that are the same stay. */
  update({ objects, isComplete }: Built): BuiltChange {
    const now = new Set(objects);
    const dropped: GraphObject[] = [];
    for (const [built, object] of this.#objects) {
      if (!now.has(built)) {
        this.#objects.delete(built);
        this.#unlist(object);
        dropped.push(object);
      }
    }
    const added: GraphObject[] = [];
    for (const built of now) {
      if (!this.#objects.has(built)) {
        const object = graphObjectOf(built);
        this.#objects.set(built, object);
        this.#list(object);
        added.push(object);
      }
    }
    this.isComplete = isComplete;
    return { questions: this.graph.exchange(dropped, added), dropped, added };
  }

  /** Objects that have a part in a file. */
  objectsOf(uri: string): ReadonlySet<GraphObject> {
    return this.#byFile.get(uri) ?? none;
  }

  #list(object: GraphObject): void {
    for (const uri of filesOf(object)) {
      this.#byFile.set(uri, (this.#byFile.get(uri) ?? new Set()).add(object));
    }
  }

  #unlist(object: GraphObject): void {
    for (const uri of filesOf(object)) {
      const listed = this.#byFile.get(uri);
      listed?.delete(object);
      if (listed?.size === 0) {
        this.#byFile.delete(uri);
      }
    }
  }
}

/** The files that an object has parts of; labels, annotations and images given to many do not count. */
export function filesOf(object: GraphObject): ReadonlySet<string> {
  return new Set([...partsOf(object)].map(({ uri }) => uri));
}

/** The documents that an object has parts of. */
export function partsOf({ uri, document, build }: GraphObject): readonly Source[] {
  const found = new Map([[document, { uri, document }]]);
  collect(build?.origin, found);
  return [...found.values()];
}

function collect(origin: Origin | undefined, found: Map<unknown, Source>): void {
  if (origin !== undefined && !isForAll(origin)) {
    found.set(origin.source.document, origin.source);
  }
  for (const inner of origin?.inner?.values() ?? []) {
    collect(inner, found);
  }
}

const forAll: ReadonlySet<unknown> = new Set([
  'labels',
  'commonLabels',
  'commonAnnotations',
  'images',
]);

function isForAll({ path }: Origin): boolean {
  return forAll.has(path[0]);
}

/** Where a field of a built object is written: of labels and images given to many, what they are given to. */
export function placeOf({ uri, document, build }: GraphObject, path: FieldPath): Origin {
  if (build === undefined) {
    return { source: { uri, document }, path };
  }
  const origin = originOf(build.origin, path);
  const isNowhere = isForAll(origin) && origin.source.document !== document;
  return isNowhere && path.length > 0
    ? placeOf({ uri, document, build } as GraphObject, path.slice(0, -1))
    : origin;
}

/** One view of a build and of the workspace around it; `outside` leaves out of objects those of the build. */
export function viewOfBoth(
  inside: GraphView,
  around: GraphView,
  outside: Record<'all' | 'some', (objects: readonly GraphObject[]) => readonly GraphObject[]>,
): GraphView {
  const both = (ask: (view: GraphView) => readonly GraphObject[]): readonly GraphObject[] => [
    ...ask(inside),
    ...outside.some(ask(around)),
  ];
  return {
    named: (kind, name) => both(view => view.named(kind, name)),
    // What is not built with it is not applied with it.
    alike: inside.alike,
    // Their names matter, which are all different.
    ofKind: kind => [...inside.ofKind(kind), ...outside.all(around.ofKind(kind))],
    referrers: (kind, name) => both(view => view.referrers(kind, name)),
    withPods: selector => both(view => view.withPods(selector)),
    makingPods: () => both(view => view.makingPods()),
    claiming: key => both(view => view.claiming(key)),
    operated: () => both(view => view.operated()),
    selectingPods: labels => both(view => view.selectingPods(labels)),
    owningPods: labels => both(view => view.owningPods(labels)),
  };
}
