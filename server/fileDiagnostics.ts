// From what is found in a document to what is said of its file: ranges in the file's lines, pages, related places.

import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { PlacedDocument } from '../core/manifest/node.js';
import { spanOfError } from './fieldRange.js';
import type { Finding, RelatedPlace } from './judgement.js';
import type { Workspace } from './names/workspace.js';
import { rangeIn, shifted } from './place.js';

/** A diagnostic with what the command line prints besides. */
export interface FileDiagnostic extends Diagnostic {
  readonly code: string;
  /** The field as the API server writes it. */
  readonly field: string;
  /** Index of the document, from 0. */
  readonly document: number;
}

/** Where a place stands now; undefined when it is gone. */
export type LocateRelated = (related: RelatedPlace) => DiagnosticRelatedInformation | undefined;

/** What diagnostics are made with besides findings. */
export interface DiagnosticOptions {
  /** Where the rules' pages lie: a URI that ends in a slash. */
  readonly rulePages: string | undefined;
  readonly locate: LocateRelated;
}

/** The diagnostic of a finding. */
export function toFileDiagnostic(
  finding: Finding,
  placed: PlacedDocument,
  { rulePages, locate }: DiagnosticOptions,
): FileDiagnostic {
  const { severity, code, message, field, data, tags, rulePage, related = [] } = finding;
  const page = rulePages === undefined || rulePage === undefined ? undefined : rulePages + rulePage;
  const places = related.flatMap(place => locate(place) ?? []);
  return {
    range: shifted(finding.range, placed.line),
    severity,
    code,
    source: 'drydock',
    message,
    field,
    document: placed.index,
    ...(data === undefined ? {} : { data }),
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(places.length === 0 ? {} : { relatedInformation: places }),
  };
}

/** Locates places in the files as they are now. */
export function createRelatedLocator(workspace: Workspace): LocateRelated {
  return related => {
    const { uri, path, message } = related;
    const placed = workspace.placeOf(uri, related.document) ?? findEdited(workspace, related);
    return (
      placed && {
        location: { uri, range: rangeIn(placed, spanOfError(placed.document, [], { path })) },
        message,
      }
    );
  };
}

/** The document that the object stands in after an edit. */
function findEdited(
  workspace: Workspace,
  { uri, groupKind, name, namespace }: RelatedPlace,
): PlacedDocument | undefined {
  const object = workspace.graph
    .named(groupKind, name)
    .find(({ uri: file, facts }) => file === uri && facts.namespace === namespace);
  return object && workspace.placeOf(uri, object.document);
}
