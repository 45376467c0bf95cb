/**
 * Feature: go to definition
 *
 * From a name to what it names: an object, a key of a ConfigMap or Secret, a port, a volume, a container, an anchor;
 * from a selector to the labels of the pods it selects.
 */
import type { Location, Position } from 'vscode-languageserver-types';
import { findName } from '../names/index.js';
import { toLocations } from '../names/locations.js';
import type { Workspace } from '../names/workspace.js';

/** Where the thing under the cursor is declared; empty where nothing is named or nobody declares it. */
export function definitionsAt(workspace: Workspace, uri: string, position: Position): Location[] {
  const found = findName(workspace, uri, position);
  const declared = found?.occurrences.filter(({ isDeclaration }) => isDeclaration) ?? [];
  return toLocations(workspace, declared);
}
