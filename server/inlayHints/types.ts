// What sources of inlay hints give, and the context they are asked in.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { ManifestDocument } from '../../core/manifest/node.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { Surroundings } from '../surroundings.js';

/** Something to show after a place. */
export interface Hint {
  /** The path in the document, of a key with its value. */
  readonly path: FieldPath;
  readonly text: string;
  readonly tooltip: string;
}

/** The object whose hints are asked for. */
export interface HintContext {
  readonly self: GraphObject;
  readonly document: ManifestDocument;
  readonly surroundings: Surroundings;
}

/** A source of hints about one object. */
export type HintSource = (context: HintContext) => readonly Hint[];
