// What the rules find in objects that kustomizations build: each kustomization that no other takes in is looked at as a
// whole, with patches done, and what is wrong is told where it is written, once. What was found is kept until an
// answer it was given may have changed.

import type { GraphObject, ObjectGraph } from '../core/graph/objectGraph.js';
import type { Question } from '../core/graph/questions.js';
import type { KustomizeBuilds } from '../core/kustomize/build.js';
import { folderOf, type Scopes } from '../core/kustomize/scopes.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { BuiltGraph, filesOf, partsOf, viewOfBoth } from './builtGraph.js';
import type { PlacedFinding } from './judgeObject.js';
import { Outsiders } from './outsiders.js';
import { mayBeSameNamespace } from './reach.js';
import type { RuleContext } from './rules/rule.js';
import type { InBuild } from './surroundings.js';

/** What is looked at. */
export interface BuiltParts {
  readonly graph: ObjectGraph;
  readonly scopes: Scopes;
  readonly builds: KustomizeBuilds;
  /** Judges an object in a context that `parts` makes another. */
  judge(object: GraphObject, asked: Set<Question>, parts: ContextParts): readonly PlacedFinding[];
}

/** What a build changes of the context rules are asked in. */
export type ContextParts = Pick<
  RuleContext,
  'graph' | 'isTogether' | 'isInReach' | 'isBuilt' | 'labelsAdded'
>;

interface Judged {
  readonly found: readonly PlacedFinding[];
  readonly asked: ReadonlySet<Question>;
  readonly askedAround: ReadonlySet<Question>;
}

interface Root {
  readonly uri: string;
  readonly built: BuiltGraph;
  readonly judged: Map<GraphObject, Judged>;
  readonly askers: Map<Question, Set<GraphObject>>;
}

/** A file of more builds than these is looked at in the first ones. */
const rootsMax = 20;

/** The findings of the builds of a workspace. */
export class BuiltFindings {
  readonly #parts: BuiltParts;
  readonly #outsiders: Outsiders;
  /** Only those that were asked for. */
  readonly #roots = new Map<string, Root>();
  /** Who asked the workspace around the builds. */
  readonly #askersAround = new Map<Question, Map<GraphObject, Root>>();

  constructor(parts: BuiltParts) {
    this.#parts = parts;
    this.#outsiders = new Outsiders(parts.scopes);
  }

  /** Forgets what was found, not what was built. */
  forgetFindings(): void {
    this.#askersAround.clear();
    for (const { judged, askers } of this.#roots.values()) {
      judged.clear();
      askers.clear();
    }
  }

  /**
   * A file of some kustomizations has changed, and answers around them. Notes the files that may see a difference.
   */
  update(
    { uri, roots }: { readonly uri: string; readonly roots: ReadonlySet<string> },
    changed: ReadonlySet<Question>,
    others: Set<string>,
  ): void {
    for (const each of roots) {
      const root = this.#roots.get(each);
      if (root !== undefined) {
        this.#rebuild(root, others);
        this.#forgetFoundIn(root, uri, others);
      }
    }
    for (const question of this.#askersAround.size === 0 ? [] : changed) {
      for (const [object, root] of this.#askersAround.get(question) ?? []) {
        this.#forget(root, object, others);
      }
    }
  }

  /** Kustomizations take in other files now: what was found in them is forgotten. */
  forgetFound(roots: ReadonlySet<string>, others: Set<string>): void {
    this.#outsiders.forget();
    for (const uri of roots) {
      const root = this.#roots.get(uri);
      for (const object of [...(root?.judged.keys() ?? [])]) {
        if (root !== undefined) {
          this.#forget(root, object, others);
        }
      }
      if (!isLast(uri, this.#parts.scopes)) {
        this.#roots.delete(uri);
      }
    }
  }

  /** An object of a manifest as the one kustomization that builds it makes it; undefined where none or several do. */
  inBuild({ uri, document, facts }: GraphObject): InBuild | undefined {
    const [root, ...others] = this.#lastRootsOf(uri);
    if (root === undefined || others.length > 0) {
      return undefined;
    }
    const { built } = this.#roots.get(root) ?? this.#open(root);
    const object = [...built.objectsOf(uri)].find(
      each =>
        each.document === document &&
        each.facts.groupKind === facts.groupKind &&
        each.facts.name === facts.name,
    );
    return object && { object, graph: built.graph };
  }

  /** Whether the document is part of what a kustomization builds. */
  isPart(uri: string, document: ManifestDocument): boolean {
    return this.#objectsOf(uri, document).some(({ objects }) => objects.length > 0);
  }

  /** Whether all that it is part of was judged. */
  isJudged(uri: string, document: ManifestDocument): boolean {
    return this.#objectsOf(uri, document).every(({ root, objects }) =>
      objects.every(object => root.judged.has(object)),
    );
  }

  /** What is found in a document, in whatever build. */
  findings(uri: string, document: ManifestDocument): readonly PlacedFinding[] {
    const looked = this.#objectsOf(uri, document).filter(({ objects }) => objects.length > 0);
    const causes = new Map<string, { readonly found: PlacedFinding; readonly roots: Set<Root> }>();
    for (const { root, objects } of looked) {
      for (const found of objects.flatMap(object => this.#judge(root, object))) {
        const { code, field, message } = found.finding;
        const key = `${code} ${field} ${message}`;
        const known = causes.get(key) ?? { found, roots: new Set<Root>() };
        if (found.uri === uri && found.document === document) {
          causes.set(key, { ...known, roots: known.roots.add(root) });
        }
      }
    }
    return [...causes.values()].map(({ found, roots }) =>
      roots.size === looked.length ? found : withBuilds(found, [...roots]),
    );
  }

  #objectsOf(uri: string, document: ManifestDocument) {
    return this.#rootsOf(uri).map(root => ({
      root,
      objects: [...root.built.objectsOf(uri)].filter(object =>
        partsOf(object).some(part => part.document === document),
      ),
    }));
  }

  /** The kustomizations that build a file and that no other takes in. */
  #rootsOf(uri: string): readonly Root[] {
    const last = this.#lastRootsOf(uri).slice(0, rootsMax);
    return last.map(root => this.#roots.get(root) ?? this.#open(root));
  }

  #lastRootsOf(uri: string): readonly string[] {
    const { scopes } = this.#parts;
    return [...scopes.rootsOf(uri)].filter(root => isLast(root, scopes));
  }

  #open(uri: string): Root {
    const root = { uri, built: new BuiltGraph(), judged: new Map(), askers: new Map() };
    root.built.update(this.#parts.builds.build(uri));
    this.#roots.set(uri, root);
    return root;
  }

  #rebuild(root: Root, others: Set<string>): void {
    const { questions, dropped, added } = root.built.update(this.#parts.builds.build(root.uri));
    for (const object of dropped) {
      this.#forget(root, object, others);
    }
    for (const object of added) {
      filesOf(object).forEach(others.add, others);
    }
    for (const question of root.askers.size === 0 ? [] : questions) {
      for (const object of root.askers.get(question) ?? []) {
        this.#forget(root, object, others);
      }
    }
  }

  /** What is found in a text that is another now, although it says the same. */
  #forgetFoundIn(root: Root, uri: string, others: Set<string>): void {
    for (const object of root.built.objectsOf(uri)) {
      const found = root.judged.get(object)?.found ?? [];
      if (object.uri !== uri && found.some(placed => placed.uri === uri)) {
        this.#forget(root, object, others);
      }
    }
  }

  #judge(root: Root, object: GraphObject): readonly PlacedFinding[] {
    const known = root.judged.get(object);
    if (known !== undefined) {
      return known.found;
    }
    const asked = new Set<Question>();
    const askedAround = new Set<Question>();
    const found = this.#parts.judge(object, askedAround, this.#contextOf(root, asked, askedAround));
    root.judged.set(object, { found, asked, askedAround });
    for (const question of asked) {
      root.askers.set(question, (root.askers.get(question) ?? new Set()).add(object));
    }
    for (const question of askedAround) {
      const askers = this.#askersAround.get(question) ?? new Map<GraphObject, Root>();
      this.#askersAround.set(question, askers.set(object, root));
    }
    return found;
  }

  #contextOf(root: Root, asked: Set<Question>, askedAround: Set<Question>): ContextParts {
    const { graph, scopes } = this.#parts;
    const outside = {
      all: (objects: readonly GraphObject[]) => this.#outsiders.all(root.uri, objects),
      some: (objects: readonly GraphObject[]) => this.#outsiders.some(root.uri, objects),
    };
    const inside = root.built.graph.noting(asked);
    return {
      graph: viewOfBoth(inside, graph.noting(askedAround), outside),
      isTogether: (object, target) =>
        target.build !== undefined &&
        mayBeSameNamespace(object.facts.namespace, target.facts.namespace),
      isInReach: (object, target, namespace) =>
        (namespace === '' ||
          mayBeSameNamespace(namespace ?? object.facts.namespace, target.facts.namespace) ||
          hasBeenIn(target, namespace)) &&
        (target.build !== undefined || scopes.relation(root.uri, target.uri) !== 'apart'),
      isBuilt: () => root.built.isComplete,
      labelsAdded: () => ({}),
    };
  }

  #forget(root: Root, object: GraphObject, others: Set<string>): void {
    const judged = root.judged.get(object);
    if (judged === undefined) {
      return;
    }
    filesOf(object).forEach(others.add, others);
    root.judged.delete(object);
    for (const question of judged.asked) {
      drop(root.askers, question, object);
    }
    for (const question of judged.askedAround) {
      drop(this.#askersAround, question, object);
    }
  }
}

/** Whether a kustomization is there, and no other takes it in. */
function isLast(uri: string, scopes: Scopes): boolean {
  return scopes.rootsOf(uri).size === 1;
}

function drop<T extends { delete(object: GraphObject): boolean; readonly size: number }>(
  askers: Map<Question, T>,
  question: Question,
  object: GraphObject,
): void {
  const left = askers.get(question);
  left?.delete(object);
  if (left?.size === 0) {
    askers.delete(question);
  }
}

/** Who names a namespace may mean it as it was written before the build. */
function hasBeenIn({ build }: GraphObject, namespace: string | undefined): boolean {
  return namespace !== undefined && build?.namespaces.includes(namespace) === true;
}

const namedMax = 3;

/** The same text is right in other builds: which are meant is said. */
function withBuilds(placed: PlacedFinding, roots: readonly Root[]): PlacedFinding {
  const folders = roots.slice(0, namedMax).map(({ uri }) => folderOf(uri).split('/').slice(-2));
  const names = folders.map(steps => decodeURIComponent(steps.join('/'))).join(', ');
  const more = roots.length > namedMax ? ` and ${roots.length - namedMax} more` : '';
  const { finding } = placed;
  return { ...placed, finding: { ...finding, message: `${finding.message} (in ${names}${more})` } };
}
