/**
 * Feature: symbols of the workspace
 *
 * Every object of every file as `Kind/name`, with its namespace; found by the letters typed, in their order.
 */
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { Workspace } from '../names/workspace.js';
import { rangeIn } from '../place.js';

/** More than this nobody reads. */
const symbolsMax = 500;

/** The objects whose `Kind/name` has the letters of the query in their order. */
export function workspaceSymbols(workspace: Workspace, query: string): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = [];
  const wanted = query.toLowerCase();
  for (const object of workspace.graph.objects()) {
    const name = `${object.facts.kind}/${object.facts.name}`;
    if (hasLetters(name.toLowerCase(), wanted)) {
      symbols.push(symbolOf(workspace, object, name));
    }
    if (symbols.length >= symbolsMax) {
      break;
    }
  }
  return symbols;
}

function symbolOf(workspace: Workspace, object: GraphObject, name: string): WorkspaceSymbol {
  const { uri, document, facts } = object;
  const placed = workspace.placeOf(uri, document);
  const node = document.find([...facts.at, 'metadata', 'name']).value ?? document.root;
  const origin = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    name,
    kind: SymbolKind.Object,
    location: { uri, range: placed && node ? rangeIn(placed, node) : origin },
    ...(facts.namespace === undefined ? {} : { containerName: facts.namespace }),
  };
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = letter === ' ' ? at - 1 : text.indexOf(letter, at);
    if (found < 0 && letter !== ' ') {
      return false;
    }
    at = found + 1;
  }
  return true;
}
