// Which files belong together: those one kustomization builds, else those of one folder tree. Names resolve within.

import type { Labels } from '../kubernetes/selector.js';
import type { Kustomization } from './kustomization.js';

/**
 * How two files stand to each other: `together` are applied as one; `apart` are the same thing for another environment;
 * `elsewhere` may or may not be in the same cluster.
 */
export type Relation = 'together' | 'apart' | 'elsewhere';

/** The kustomizations of a workspace with the files each builds. Files are named by URI or by path. */
export class Scopes {
  readonly #kustomizations = new Map<string, Kustomization>();
  #built: Built | undefined;

  /** Takes a kustomization file (again), or drops it. True when that changed what belongs together. */
  set(uri: string, kustomization: Kustomization | undefined): boolean {
    const before = this.#kustomizations.get(uri);
    if (JSON.stringify(before) === JSON.stringify(kustomization)) {
      return false;
    }
    if (kustomization === undefined) {
      this.#kustomizations.delete(uri);
    } else {
      this.#kustomizations.set(uri, kustomization);
    }
    this.#built = undefined;
    return true;
  }

  /** The kustomization files that build a file, itself included. */
  rootsOf(uri: string): ReadonlySet<string> {
    return this.#build().roots.get(uri) ?? none;
  }

  /** Whether a kustomization names the file as a patch: its objects are partial. */
  isPatch(uri: string): boolean {
    return this.#build().patches.has(uri);
  }

  relation(one: string, other: string): Relation {
    if (one === other) {
      return 'together';
    }
    if (this.#kustomizations.size === 0) {
      return folderRelation(one, other);
    }
    const ours = this.rootsOf(one);
    const theirs = this.rootsOf(other);
    if (ours.size === 0 && theirs.size === 0) {
      return folderRelation(one, other);
    }
    if ([...ours].some(root => theirs.has(root))) {
      return 'together';
    }
    return this.#shareBase(ours, theirs) ? 'apart' : 'elsewhere';
  }

  /** The namespace that the builds of a file put its objects into; undefined where they say none or differ. */
  namespaceOf(uri: string): string | undefined {
    const said = new Set<string>();
    for (const root of this.rootsOf(uri)) {
      const { namespace } = this.#kustomizations.get(root) ?? {};
      if (namespace !== undefined) {
        said.add(namespace);
      }
    }
    const [only] = said;
    return said.size === 1 ? only : undefined;
  }

  /** Whether any build of the file sets a namespace. */
  movesNamespace(uri: string): boolean {
    return [...this.rootsOf(uri)].some(
      root => this.#kustomizations.get(root)?.namespace !== undefined,
    );
  }

  /** Labels that builds add to the pods of a file. */
  labelsAddedTo(uri: string): Labels {
    const roots = [...this.rootsOf(uri)];
    return Object.assign({}, ...roots.map(root => this.#kustomizations.get(root)?.labels));
  }

  /** A name as it may be before the builds of the file put something before and after it. */
  nameBeforeBuild(uri: string, name: string): readonly string[] {
    return [...this.rootsOf(uri)].flatMap(root => {
      const { namePrefix = '', nameSuffix = '' } = this.#kustomizations.get(root) ?? {};
      const isBuilt =
        namePrefix + nameSuffix !== '' && name.startsWith(namePrefix) && name.endsWith(nameSuffix);
      return isBuilt ? [name.slice(namePrefix.length, name.length - nameSuffix.length)] : [];
    });
  }

  #shareBase(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
    const { files } = this.#build();
    const mine = new Set([...ours].flatMap(root => [...(files.get(root) ?? [])]));
    return [...theirs].some(root => [...(files.get(root) ?? [])].some(file => mine.has(file)));
  }

  #build(): Built {
    const built = this.#built ?? build(this.#kustomizations);
    this.#built = built;
    return built;
  }
}

const none: ReadonlySet<string> = new Set();

interface Built {
  /** The files of each kustomization. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  readonly roots: ReadonlyMap<string, ReadonlySet<string>>;
  readonly patches: ReadonlySet<string>;
}

function build(kustomizations: ReadonlyMap<string, Kustomization>): Built {
  const byFolder = new Map([...kustomizations.keys()].map(uri => [folderOf(uri), uri]));
  const files = new Map<string, Set<string>>();
  const roots = new Map<string, Set<string>>();
  const patches = new Set<string>();
  for (const root of kustomizations.keys()) {
    const taken = new Set<string>();
    collect(root, { kustomizations, byFolder, patches }, taken);
    files.set(root, taken);
    for (const file of taken) {
      roots.set(file, (roots.get(file) ?? new Set()).add(root));
    }
  }
  return { files, roots, patches };
}

interface Collecting {
  readonly kustomizations: ReadonlyMap<string, Kustomization>;
  readonly byFolder: ReadonlyMap<string, string>;
  readonly patches: Set<string>;
}

function collect(uri: string, all: Collecting, taken: Set<string>): void {
  const kustomization = all.kustomizations.get(uri);
  if (taken.has(uri) || kustomization === undefined) {
    return;
  }
  taken.add(uri);
  const folder = folderOf(uri);
  for (const { text } of kustomization.entries) {
    const target = resolvePath(folder, text);
    const inner = all.byFolder.get(target);
    if (inner === undefined) {
      taken.add(target);
    } else {
      collect(inner, all, taken);
    }
  }
  for (const { text } of kustomization.patches) {
    const target = resolvePath(folder, text);
    taken.add(target);
    all.patches.add(target);
  }
}

/** The folder of a file, without a slash at its end; empty for a bare name. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** A path from a folder, with `.` and `..` taken out. In URIs, what needs it is escaped. */
export function resolvePath(folder: string, relative: string): string {
  const isUri = /^[a-z]+:\/\//.test(folder);
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of relative.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') {
      steps.pop();
    } else if (step !== '.' && step !== '') {
      steps.push(isUri ? encodeURIComponent(step) : step);
    }
  }
  return steps.join('/');
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
