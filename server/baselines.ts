// Objects as last committed, found again by what they are: for rules about what may not change.

import type { ObjectFacts } from '../core/graph/objectFacts.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../core/manifest/objects.js';

type Identity = Pick<ObjectInDocument, 'apiVersion' | 'kind' | 'name' | 'namespace'>;

/** The committed objects of one file. */
export class Baseline {
  readonly #documents: ReadonlySet<ManifestDocument>;
  readonly #objects = new Map<string, ObjectInDocument>();

  constructor(documents: readonly ManifestDocument[]) {
    this.#documents = new Set(documents);
    for (const object of documents.flatMap(objectsOf)) {
      const key = keyOf(object);
      if (!this.#objects.has(key)) {
        this.#objects.set(key, object);
      }
    }
  }

  /** Whether the document is as it was committed. */
  has(document: ManifestDocument): boolean {
    return this.#documents.has(document);
  }

  /** The object as it was committed, as JSON; undefined where there was none. */
  find(facts: ObjectFacts): unknown {
    return this.#objects.get(keyOf(facts))?.value();
  }
}

function keyOf({ apiVersion, kind, name, namespace }: Identity): string {
  return JSON.stringify([apiVersion, kind, name, namespace]);
}
