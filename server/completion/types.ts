// What completion sources give: proposals, and the context they are asked in.

import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Catalogue } from '../../core/kubernetes/schema.js';
import type { ManifestDocument } from '../../core/manifest/node.js';
import type { CursorContext } from '../cursor/cursorContext.js';
import type { SchemaPlace } from '../schemaPath.js';
import type { Surroundings } from '../surroundings.js';

/** Something that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Replaces the word under the cursor. With tab stops where `snippet` is set. */
  readonly text: string;
  readonly snippet?: boolean;
  /** Sorts proposals; the label breaks ties. */
  readonly rank: number;
  readonly detail?: string;
  /** Where its documentation is, for when it is asked for. */
  readonly source?: ProposalSource;
  /** The object of the workspace that documents it. */
  readonly object?: ObjectSource;
  /** What it means, in a sentence: for words that neither the API nor an object documents. */
  readonly meaning?: string;
  /** Ask for values right after accepting. */
  readonly continues?: boolean;
  readonly preselect?: boolean;
  /** Still served, but not to be written any more. */
  readonly deprecated?: boolean;
}

/** Names what documents a proposal: a kind, or a field of the type at a path below it. */
export interface ProposalSource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path?: readonly (string | number)[];
  readonly field?: string;
}

/** Names an object of the workspace. */
export interface ObjectSource {
  readonly groupKind: string;
  readonly name: string;
  readonly uri: string;
}

/** What every source may look at. */
export interface CompletionContext {
  readonly catalogue: Catalogue;
  readonly document: ManifestDocument;
  readonly cursor: CursorContext;
  /** The object around the cursor; what it does not say yet is undefined. */
  readonly object: {
    readonly path: readonly (string | number)[];
    readonly apiVersion: string | undefined;
    readonly kind: string | undefined;
  };
  /** The cursor's path below the object. */
  readonly path: readonly (string | number)[];
  /** What the API says of that path. */
  readonly place: SchemaPlace | undefined;
  /** Lists stand one step deeper than their key in this document. */
  readonly indentsLists: boolean;
  readonly surroundings: Surroundings;
  /** The object as JSON, with what is typed at the cursor; owned by the document. */
  readonly value: unknown;
  /** What is typed of the word under the cursor. */
  readonly typed: string;
}

/** A completion source. */
export type CompletionSource = (context: CompletionContext) => readonly Proposal[];
