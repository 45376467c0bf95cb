// Everything that leads from one place of the workspace to another, as one part of the language service.

import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  DocumentLink,
  Location,
  Position,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/callHierarchy.js';
import { definitionsAt } from './features/definition.js';
import { highlightsAt } from './features/documentHighlights.js';
import { documentLinks } from './features/documentLinks.js';
import { type ReferenceQuestion, referencesAt } from './features/references.js';
import {
  prepareRename,
  type Refusal,
  type RenameAnswer,
  type RenamePlace,
  renameAt,
} from './features/rename.js';
import { workspaceSymbols } from './features/workspaceSymbols.js';
import { kustomizationLinks } from './kustomization/links.js';
import {
  definitionsInKustomization,
  referencesInKustomizations,
} from './kustomization/navigation.js';
import type { KustomizationWorld } from './kustomization/world.js';
import type { Workspace } from './names/workspace.js';

/** Navigation and rename. Unknown files and places without names give nothing. */
export interface Navigation {
  definitions(uri: string, position: Position): Location[];
  references(uri: string, question: ReferenceQuestion): Location[];
  highlights(uri: string, position: Position): DocumentHighlight[];
  prepareRename(uri: string, position: Position): RenamePlace | Refusal;
  rename(
    uri: string,
    wish: { readonly position: Position; readonly newName: string },
  ): RenameAnswer | undefined;
  prepareCallHierarchy(uri: string, position: Position): CallHierarchyItem[];
  incomingCalls(item: CallHierarchyItem): CallHierarchyIncomingCall[];
  outgoingCalls(item: CallHierarchyItem): CallHierarchyOutgoingCall[];
  workspaceSymbols(query: string): WorkspaceSymbol[];
  links(uri: string): DocumentLink[];
}

/** Navigation over a workspace. */
export function createNavigation(workspace: Workspace, world: KustomizationWorld): Navigation {
  return {
    definitions: (uri, position) =>
      definitionsInKustomization(workspace, world, { uri, position }) ??
      definitionsAt(workspace, uri, position),
    references: (uri, question) =>
      distinct([
        ...referencesAt(workspace, uri, question),
        ...referencesInKustomizations(workspace, world, { uri, position: question.position }),
      ]),
    highlights: (uri, position) => highlightsAt(workspace, uri, position),
    prepareRename: (uri, position) => prepareRename(workspace, uri, position),
    rename: (uri, wish) => renameAt(workspace, uri, wish),
    prepareCallHierarchy: (uri, position) => prepareCallHierarchy(workspace, uri, position),
    incomingCalls: item => incomingCalls(workspace, item),
    outgoingCalls: item => outgoingCalls(workspace, item),
    workspaceSymbols: query => workspaceSymbols(workspace, query),
    links: uri => [...documentLinks(workspace, uri), ...kustomizationLinks(workspace, world, uri)],
  };
}

function distinct(places: readonly Location[]): Location[] {
  return [...new Map(places.map(place => [JSON.stringify(place), place])).values()];
}
