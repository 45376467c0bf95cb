// An object on its way through a build, with the fields, names and places it has had.

import type { GraphObject } from '../graph/objectGraph.js';
import { textEntriesOf } from '../json.js';
import type { Labels } from '../kubernetes/selector.js';
import type { ImageUse } from './images.js';
import { type Traced, tracedAt } from './traced.js';

/** An object on its way through a build. */
export interface BuiltObject {
  readonly origin: GraphObject;
  /** Every name it has had; the last is what is applied (without the hash of generated objects). */
  readonly names: readonly string[];
  readonly namespaces: readonly (string | undefined)[];
  readonly labels: Labels;
  readonly images: readonly ImageUse[];
  /** Its fields. Its name, and names it refers to, are those that are written. */
  readonly content: Traced;
  /** Operations of patches that could not be done to it. */
  readonly undone?: readonly Traced[];
  /** A ConfigMap or Secret may have keys that are not known. */
  readonly hasMoreKeys: boolean;
}

/** The object with other fields: its labels and images are those it has now. */
export function withContent(object: BuiltObject, content: Traced): BuiltObject {
  const labels = tracedAt(content, ['metadata', 'labels'])?.value;
  return { ...object, content, labels: Object.fromEntries(textEntriesOf(labels)) };
}
