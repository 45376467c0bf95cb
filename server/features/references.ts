/**
 * Feature: find all references
 *
 * Every place that names what is under the cursor, in all files.
 */
import type { Location, Position } from 'vscode-languageserver-types';
import { findName } from '../names/index.js';
import { toLocations } from '../names/locations.js';
import type { Workspace } from '../names/workspace.js';

/** A position, and whether declarations count. */
export interface ReferenceQuestion {
  readonly position: Position;
  readonly includeDeclaration: boolean;
}

/** The places that name the thing under the cursor. */
export function referencesAt(
  workspace: Workspace,
  uri: string,
  { position, includeDeclaration }: ReferenceQuestion,
): Location[] {
  const occurrences = findName(workspace, uri, position)?.occurrences ?? [];
  const wanted = occurrences.filter(({ isDeclaration }) => includeDeclaration || !isDeclaration);
  return toLocations(workspace, wanted);
}
