/**
 * Feature: highlights
 *
 * The other places of the same file that name what is under the cursor.
 */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
} from 'vscode-languageserver-types';
import { findName } from '../names/index.js';
import { rangeOfOccurrence } from '../names/locations.js';
import type { Workspace } from '../names/workspace.js';

/** The places of the file that name the thing under the cursor. */
export function highlightsAt(
  workspace: Workspace,
  uri: string,
  position: Position,
): DocumentHighlight[] {
  const occurrences = findName(workspace, uri, position)?.occurrences ?? [];
  return occurrences
    .filter(occurrence => occurrence.uri === uri)
    .map(occurrence => ({
      range: rangeOfOccurrence(workspace, occurrence),
      kind: occurrence.isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
