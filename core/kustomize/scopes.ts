// Which files belong together: those one kustomization builds, else those of one folder tree. Names resolve within.

import type { Labels } from '../kubernetes/selector.js';
import { Builds } from './builds.js';
import type { Kustomization } from './kustomization.js';
import { folderOf } from './paths.js';

export { folderOf, resolvePath } from './paths.js';

/**
 * How two files stand to each other: `together` are applied as one; `apart` are the same thing for another environment;
 * `elsewhere` may or may not be in the same cluster.
 */
export type Relation = 'together' | 'apart' | 'elsewhere';

/** What the builds of a file do to its objects. */
interface BuildFacts {
  /** As often as different. */
  readonly namespaces: ReadonlySet<string>;
  readonly labels: Labels;
  /** Prefix and suffix, as often as different. */
  readonly affixes: readonly (readonly [string, string])[];
}

/** Relations between files of more builds than these are remembered. */
const fewRoots = 8;

/** The kustomizations of a workspace with the files each builds. Files are named by URI or by path. */
export class Scopes {
  readonly #builds = new Builds();
  /** What was computed for a file; until a kustomization changes. */
  readonly #facts = new Map<string, BuildFacts>();
  readonly #around = new Map<string, ReadonlySet<string>>();
  readonly #hubs = new Map<string, string>();
  readonly #relations = new Map<string, Map<string, Relation>>();

  /**
   * Takes a kustomization file (again), or drops it. Returns the files that it makes a difference to: what belongs
   * together with them, or what is done to them.
   */
  set(uri: string, kustomization: Kustomization | undefined): ReadonlySet<string> {
    const affected = this.#builds.set(uri, kustomization);
    if (affected.size > 0) {
      this.#facts.clear();
      this.#around.clear();
      this.#hubs.clear();
      this.#relations.clear();
    }
    return affected;
  }

  /** The kustomization files that build a file, itself included. */
  rootsOf(uri: string): ReadonlySet<string> {
    return this.#builds.rootsOf(uri);
  }

  /** Of the files that a kustomization builds the one that most kustomizations build: a base, where there is one. */
  hubOf(root: string): string {
    const known = this.#hubs.get(root);
    if (known !== undefined) {
      return known;
    }
    let hub = root;
    for (const file of this.#builds.filesOf(root)) {
      hub = this.rootsOf(file).size > this.rootsOf(hub).size ? file : hub;
    }
    this.#hubs.set(root, hub);
    return hub;
  }

  /** The kustomization files. */
  get uris(): readonly string[] {
    return this.#builds.uris;
  }

  /** What a kustomization file says. */
  kustomization(uri: string): Kustomization | undefined {
    return this.#builds.kustomization(uri);
  }

  /** The kustomization file of a folder. */
  kustomizationIn(folder: string): string | undefined {
    return this.#builds.kustomizationIn(folder);
  }

  /** Whether a kustomization names the file as a patch: its objects are partial. */
  isPatch(uri: string): boolean {
    return this.#builds.isPatch(uri);
  }

  relation(one: string, other: string): Relation {
    if (one === other) {
      return 'together';
    }
    if (this.#builds.isEmpty) {
      return folderRelation(one, other);
    }
    const ours = this.rootsOf(one);
    const theirs = this.rootsOf(other);
    if (ours.size === 0 && theirs.size === 0) {
      return folderRelation(one, other);
    }
    if (ours.size <= fewRoots && theirs.size <= fewRoots) {
      return this.#relationOfBuilt(one, other);
    }
    const known = this.#relations.get(one) ?? new Map<string, Relation>();
    const relation = known.get(other) ?? this.#relationOfBuilt(one, other);
    this.#relations.set(one, known.set(other, relation));
    return relation;
  }

  /** The namespace that the builds of a file put its objects into; undefined where they say none or differ. */
  namespaceOf(uri: string): string | undefined {
    const { namespaces } = this.#factsOf(uri);
    const [only] = namespaces;
    return namespaces.size === 1 ? only : undefined;
  }

  /** Whether any build of the file sets a namespace. */
  movesNamespace(uri: string): boolean {
    return this.#factsOf(uri).namespaces.size > 0;
  }

  /** Labels that builds add to the pods of a file. */
  labelsAddedTo(uri: string): Labels {
    return this.#factsOf(uri).labels;
  }

  /** A name as it may be before the builds of the file put something before and after it. */
  nameBeforeBuild(uri: string, name: string): readonly string[] {
    return this.#factsOf(uri).affixes.flatMap(([prefix, suffix]) =>
      name.startsWith(prefix) && name.endsWith(suffix)
        ? [name.slice(prefix.length, name.length - suffix.length)]
        : [],
    );
  }

  #factsOf(uri: string): BuildFacts {
    const roots = this.rootsOf(uri);
    if (roots.size === 0) {
      return noFacts;
    }
    const known = this.#facts.get(uri) ?? this.#computeFacts(roots);
    this.#facts.set(uri, known);
    return known;
  }

  #computeFacts(roots: ReadonlySet<string>): BuildFacts {
    const namespaces = new Set<string>();
    const affixes = new Map<string, readonly [string, string]>();
    const labels: Record<string, string> = {};
    for (const root of roots) {
      const kustomization = this.#builds.kustomization(root);
      const { namespace, namePrefix = '', nameSuffix = '' } = kustomization ?? {};
      if (namespace !== undefined) {
        namespaces.add(namespace);
      }
      if (namePrefix + nameSuffix !== '') {
        affixes.set(`${namePrefix} ${nameSuffix}`, [namePrefix, nameSuffix]);
      }
      Object.assign(labels, kustomization?.labels);
    }
    return { namespaces, labels, affixes: [...affixes.values()] };
  }

  #relationOfBuilt(one: string, other: string): Relation {
    if (haveCommon(this.rootsOf(one), this.rootsOf(other))) {
      return 'together';
    }
    return haveCommon(this.#filesAround(one), this.#filesAround(other)) ? 'apart' : 'elsewhere';
  }

  /** Every file that is built with this one by any kustomization. */
  #filesAround(uri: string): ReadonlySet<string> {
    const roots = this.rootsOf(uri);
    const [first = ''] = roots;
    if (roots.size === 1) {
      return this.#builds.filesOf(first);
    }
    const known =
      this.#around.get(uri) ?? new Set([...roots].flatMap(root => [...this.#builds.filesOf(root)]));
    this.#around.set(uri, known);
    return known;
  }
}

const noFacts: BuildFacts = { namespaces: new Set(), labels: {}, affixes: [] };

function haveCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  for (const each of fewer) {
    if (more.has(each)) {
      return true;
    }
  }
  return false;
}

const environments = new Set(
  (
    'dev devel development local test testing qa uat int integration stage staging preprod ' +
    'pre-prod prod production live canary sandbox demo ci'
  ).split(' '),
);

/** Folders of one thing, sorted by kind. */
const layers = new Set(
  (
    'deployment deployments workloads service services svc config configs configmap configmaps ' +
    'secret secrets ingress ingresses rbac storage volumes pv pvc namespace namespaces network ' +
    'networking networkpolicies policies jobs cronjobs statefulsets daemonsets hpa autoscaling'
  ).split(' '),
);

/**
 * Files of one folder and of the folders in it belong together, and so do folders by kind (`services` beside
 * `configmaps`); environments beside each other are apart.
 */
function folderRelation(one: string, other: string): Relation {
  const ours = folderOf(one);
  const theirs = folderOf(other);
  if (ours === theirs || isInside(ours, theirs) || isInside(theirs, ours)) {
    return 'together';
  }
  const [first, second] = firstDifference(ours.split('/'), theirs.split('/'));
  if (layers.has(first.toLowerCase()) && layers.has(second.toLowerCase())) {
    return 'together';
  }
  return isEnvironment(first) && isEnvironment(second) ? 'apart' : 'elsewhere';
}

function isEnvironment(folder: string): boolean {
  return environments.has(folder.toLowerCase());
}

function isInside(folder: string, outer: string): boolean {
  return outer === '' || folder.startsWith(`${outer}/`);
}

function firstDifference(one: readonly string[], other: readonly string[]): [string, string] {
  const index = one.findIndex((step, position) => step !== other[position]);
  return [one[index] ?? '', other[index] ?? ''];
}
