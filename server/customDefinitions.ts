// The CustomResourceDefinitions that the language service knows: those in open texts, and those that the shell
// read from files and addresses. An open text counts for its file.

import { type CustomResourceDefinition, crdsIn } from '../core/customResources/definitions.js';
import { parseApiVersion } from '../core/kubernetes/gvk.js';
import type { Manifest, ManifestDocument } from '../core/manifest/node.js';
import { objectsOf } from '../core/manifest/objects.js';
import { parseManifest } from '../core/manifest/parseManifest.js';

type Definitions = readonly CustomResourceDefinition[];

const none: Definitions = [];

/** Owned by one language service. Kinds are named `group/Kind`. */
export class CustomDefinitions {
  readonly #stored = new Map<string, Definitions>();
  readonly #open = new Map<string, Definitions>();
  readonly #ofDocument = new WeakMap<ManifestDocument, Definitions>();
  #all: Definitions = none;

  /** One per kind; the same list as long as nothing changes. */
  get all(): Definitions {
    return this.#all;
  }

  /** What a file or address holds now; answers with the kinds whose definition changed. */
  store(source: string, objects: readonly unknown[]): ReadonlySet<string> {
    return this.#set(this.#stored, source, crdsIn(objects));
  }

  /** An open text was read; answers with the kinds whose definition changed. */
  read(uri: string, manifest: Manifest): ReadonlySet<string> {
    const definitions: CustomResourceDefinition[] = [];
    for (const { document } of manifest.documents) {
      definitions.push(...this.#definitionsOf(document));
    }
    const before = this.#open.get(uri);
    const isSame =
      before?.length === definitions.length &&
      definitions.every((definition, index) => definition === before[index]);
    return isSame ? new Set() : this.#set(this.#open, uri, definitions);
  }

  /** A text was closed: what was stored of its file counts again. */
  close(uri: string): ReadonlySet<string> {
    const before = this.#all;
    this.#open.delete(uri);
    return this.#merged(before);
  }

  #set(
    sources: Map<string, Definitions>,
    source: string,
    definitions: Definitions,
  ): ReadonlySet<string> {
    const before = this.#all;
    const hadAny = this.#stored.has(source) || this.#open.has(source);
    sources.set(source, definitions);
    return hadAny || definitions.length > 0 ? this.#merged(before) : new Set();
  }

  #merged(before: Definitions): ReadonlySet<string> {
    const byKind = new Map<string, CustomResourceDefinition>();
    for (const [source, definitions] of [...this.#stored, ...this.#open]) {
      const isHidden = this.#open.has(source) && this.#open.get(source) !== definitions;
      for (const definition of isHidden ? none : definitions) {
        byKind.set(kindOf(definition), definition);
      }
    }
    const changed = differences(before, [...byKind.values()]);
    if (changed.size > 0) {
      this.#all = [...byKind.values()];
    }
    return changed;
  }

  #definitionsOf(document: ManifestDocument): Definitions {
    if (document.kind !== 'CustomResourceDefinition' && document.nature !== 'list') {
      return none;
    }
    const known = this.#ofDocument.get(document);
    if (known !== undefined) {
      return known;
    }
    const definitions = objectsOf(document)
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .flatMap(object => crdsIn([object.value()]));
    this.#ofDocument.set(document, definitions);
    return definitions;
  }
}

/** The CustomResourceDefinitions of a text, told by its content; quick where there are none. */
export function definitionObjectsIn(text: string): readonly unknown[] {
  if (!text.includes('CustomResourceDefinition')) {
    return [];
  }
  return parseManifest(text).documents.flatMap(({ document }) =>
    objectsOf(document)
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .map(object => object.value()),
  );
}

/** Whether a document has an object of one of the kinds `group/Kind`. */
export function hasKindIn(document: ManifestDocument, kinds: ReadonlySet<string>): boolean {
  return objectsOf(document).some(({ apiVersion = '', kind = '' }) =>
    kinds.has(`${parseApiVersion(apiVersion).group}/${kind}`),
  );
}

function differences(before: Definitions, after: Definitions): ReadonlySet<string> {
  const old = new Set(before);
  const next = new Set(after);
  return new Set(
    [
      ...before.filter(definition => !next.has(definition)),
      ...after.filter(definition => !old.has(definition)),
    ].map(kindOf),
  );
}

function kindOf({ group, kind }: CustomResourceDefinition): string {
  return `${group}/${kind}`;
}
