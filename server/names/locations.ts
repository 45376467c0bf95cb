// Occurrences as places of the protocol.

import type { Location, Range } from 'vscode-languageserver-types';
import type { ManifestDocument } from '../../core/manifest/node.js';
import { rangeOf, shifted } from '../place.js';
import type { Occurrence } from './named.js';
import type { Workspace } from './workspace.js';

/** Where occurrences stand in their files. */
export function toLocations(workspace: Workspace, occurrences: readonly Occurrence[]): Location[] {
  const lines = new Map<ManifestDocument, number>();
  return occurrences.map(occurrence => ({
    uri: occurrence.uri,
    range: rangeOfOccurrence(workspace, occurrence, lines),
  }));
}

/** The range of an occurrence in its file; `lines` keeps where documents begin. */
export function rangeOfOccurrence(
  workspace: Workspace,
  { uri, document, span }: Occurrence,
  lines: Map<ManifestDocument, number> = new Map(),
): Range {
  if (!lines.has(document)) {
    for (const placed of workspace.documentsOf(uri)) {
      lines.set(placed.document, placed.line);
    }
  }
  return shifted(rangeOf(document, span), lines.get(document) ?? 0);
}
