// What hover sources give: paragraphs of Markdown, and the context they are asked in.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { ObjectInDocument } from '../../core/manifest/objects.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { PathAt } from '../cursor/pathAt.js';
import type { SchemaPlace } from '../schemaPath.js';
import type { Surroundings } from '../surroundings.js';

/** What every source may look at. */
export interface HoverContext {
  readonly object: ObjectInDocument;
  /** The object as others see it; undefined while it has no name. */
  readonly self: GraphObject | undefined;
  /** The object as JSON; owned by the document. */
  readonly value: unknown;
  /** What is under the mouse; its path starts at the document's root. */
  readonly at: PathAt;
  /** The path below the object. */
  readonly path: FieldPath;
  /** What the API says of that path. */
  readonly place: SchemaPlace | undefined;
  readonly surroundings: Surroundings;
  readonly kubernetesVersion: string;
  /** The time of the question, in milliseconds; undefined where nobody says it. */
  readonly nowMs: number | undefined;
}

/** A hover source: computed facts about what is under the mouse, as paragraphs; empty where it has none. */
export type HoverSource = (context: HoverContext) => readonly string[];
