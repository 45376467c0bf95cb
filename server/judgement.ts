// What is wrong with one document, with ranges in its own lines: kept as long as the document's text stays.

import type { DiagnosticSeverity, Range } from 'vscode-languageserver-types';
import type { GroupKind } from '../core/kubernetes/groupKind.js';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import type { FieldError, FieldPath } from '../core/validation/fieldError.js';

/** A finding in a document. Lines count from the document's first. */
export interface Finding {
  readonly range: Range;
  readonly severity: DiagnosticSeverity;
  /** Stable id of the rule: `unknown-field`, `duplicate-key`. */
  readonly code: string;
  readonly message: string;
  /** The field as the API server writes it; empty where the fault is the YAML's. */
  readonly field: string;
  readonly data?: FindingData;
  /** The page that explains the rule: its file name among the rules' pages. */
  readonly rulePage?: string;
  readonly tags?: readonly (1 | 2)[];
  /** Other places that belong to the story. */
  readonly related?: readonly RelatedPlace[];
}

/** A place in an object of the workspace, said so that it is found again after edits. */
export interface RelatedPlace {
  readonly uri: string;
  /** The document the object stood in when it was looked at. */
  readonly document: ManifestDocument;
  readonly groupKind: GroupKind;
  readonly name: string;
  readonly namespace: string | undefined;
  /** From the document's root. */
  readonly path: FieldPath;
  readonly message: string;
}

/** What quick fixes need to know. It travels to the client and back. */
export interface FindingData {
  /** Texts that may stand in the range instead, the best first. */
  readonly replacements?: readonly string[];
  /** Put this apiVersion into the object. */
  readonly apiVersion?: string;
  /** This object is missing: a fix may make it. */
  readonly create?: MissingObject;
  /** This file is missing, by URI: a fix may make it. */
  readonly createFile?: string;
  /** What stands at this path of the document may go. */
  readonly remove?: FieldPath;
}

/** An object that something names and nobody makes. */
export interface MissingObject {
  /** `ConfigMap`, `rbac.authorization.k8s.io/Role`. */
  readonly groupKind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Keys that are asked of a ConfigMap or Secret. */
  readonly keys?: readonly string[];
}

/** The verdict of core/validation on an object. */
export type Validate = (
  value: unknown,
  options: { readonly catalogue: Catalogue },
) => {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly string[];
  /** What could not be judged. */
  readonly hints?: readonly FieldError[];
};

/** What a judgement depends on besides the document. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly validate: Validate;
}
