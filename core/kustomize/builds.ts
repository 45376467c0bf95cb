// Which files each kustomization of a workspace builds, bases included. A kustomization that changes is followed again,
// with those that build it; the rest stays.

import type { Kustomization } from './kustomization.js';
import { folderOf, resolvePath } from './paths.js';

const none: ReadonlySet<string> = new Set();

/** The kustomizations of a workspace. Files are named by URI or by path. */
export class Builds {
  readonly #kustomizations = new Map<string, Kustomization>();
  readonly #byFolder = new Map<string, Set<string>>();
  readonly #files = new Map<string, ReadonlySet<string>>();
  readonly #roots = new Map<string, Set<string>>();
  /** How many kustomizations name a file as a patch. */
  readonly #patches = new Map<string, number>();

  /** Takes a kustomization file (again), or drops it. Returns the files that it makes a difference to. */
  set(uri: string, kustomization: Kustomization | undefined): ReadonlySet<string> {
    const before = this.#kustomizations.get(uri);
    if (JSON.stringify(before) === JSON.stringify(kustomization)) {
      return none;
    }
    const folder = folderOf(uri);
    const followed = new Set([uri, ...this.rootsOf(uri), ...this.rootsOf(folder)]);
    const affected = new Set([...this.#patchesOf(uri), ...this.#dropAll(followed)]);
    this.#countPatches(uri, -1);
    if (kustomization === undefined) {
      this.#kustomizations.delete(uri);
      this.#byFolder.get(folder)?.delete(uri);
    } else {
      this.#kustomizations.set(uri, kustomization);
      this.#byFolder.set(folder, (this.#byFolder.get(folder) ?? new Set()).add(uri));
    }
    this.#countPatches(uri, 1);
    for (const file of [...this.#patchesOf(uri), ...this.#follow(followed)]) {
      affected.add(file);
    }
    return affected;
  }

  /** Whether there is any kustomization. */
  get isEmpty(): boolean {
    return this.#kustomizations.size === 0;
  }

  /** The kustomization files. */
  get uris(): readonly string[] {
    return [...this.#kustomizations.keys()];
  }

  /** The kustomization file of a folder. */
  kustomizationIn(folder: string): string | undefined {
    return [...(this.#byFolder.get(folder) ?? [])].at(-1);
  }

  kustomization(uri: string): Kustomization | undefined {
    return this.#kustomizations.get(uri);
  }

  /** The kustomization files that build a file, itself included. */
  rootsOf(uri: string): ReadonlySet<string> {
    return this.#roots.get(uri) ?? none;
  }

  /** The files that a kustomization builds. */
  filesOf(root: string): ReadonlySet<string> {
    return this.#files.get(root) ?? none;
  }

  /** Whether a kustomization names the file as a patch. */
  isPatch(uri: string): boolean {
    return this.#patches.has(uri);
  }

  /** Forgets what these kustomizations build; returns what that was. */
  #dropAll(roots: ReadonlySet<string>): ReadonlySet<string> {
    const dropped = new Set<string>();
    for (const root of roots) {
      for (const file of this.filesOf(root)) {
        dropped.add(file);
        const left = this.#roots.get(file);
        left?.delete(root);
        if (left?.size === 0) {
          this.#roots.delete(file);
        }
      }
      this.#files.delete(root);
    }
    return dropped;
  }

  /** Notes what these kustomizations build, where they are there; returns what that is. */
  #follow(roots: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set<string>();
    for (const root of roots) {
      const taken = new Set<string>();
      this.#collect(root, taken);
      if (taken.size > 0) {
        this.#files.set(root, taken);
      }
      for (const file of taken) {
        all.add(file);
        this.#roots.set(file, (this.#roots.get(file) ?? new Set()).add(root));
      }
    }
    return all;
  }

  #collect(uri: string, taken: Set<string>): void {
    const kustomization = this.#kustomizations.get(uri);
    if (taken.has(uri) || kustomization === undefined) {
      return;
    }
    taken.add(uri);
    const folder = folderOf(uri);
    for (const { text } of kustomization.entries) {
      const target = resolvePath(folder, text);
      const inner = this.kustomizationIn(target);
      if (inner === undefined) {
        taken.add(target);
      } else {
        this.#collect(inner, taken);
      }
    }
    for (const { text } of kustomization.files) {
      taken.add(resolvePath(folder, text));
    }
    for (const patch of this.#patchesOf(uri)) {
      taken.add(patch);
    }
  }

  #patchesOf(uri: string): readonly string[] {
    const folder = folderOf(uri);
    const patches = this.#kustomizations.get(uri)?.patches ?? [];
    return patches.map(({ text }) => resolvePath(folder, text));
  }

  #countPatches(uri: string, by: 1 | -1): void {
    for (const patch of this.#patchesOf(uri)) {
      const count = (this.#patches.get(patch) ?? 0) + by;
      if (count === 0) {
        this.#patches.delete(patch);
      } else {
        this.#patches.set(patch, count);
      }
    }
  }
}
