/**
 * Feature: who uses this
 *
 * The call hierarchy of an object: incoming are the objects that name it or select its pods, outgoing what it names and
 * selects itself.
 */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { ManifestDocument } from '../../core/manifest/node.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { podsOf, selectorsOf } from '../names/containerPort.js';
import { referrersOf, targetsOf } from '../names/objectName.js';
import type { Workspace } from '../names/workspace.js';
import { rangeIn } from '../place.js';

/** The object around a position; empty outside of objects. */
export function prepareCallHierarchy(
  workspace: Workspace,
  uri: string,
  position: Position,
): CallHierarchyItem[] {
  const placed = workspace.documentsOf(uri).findLast(({ line }) => line <= position.line);
  if (placed === undefined) {
    return [];
  }
  const { document, line } = placed;
  const offset = document.offsetAt({ line: position.line - line, character: position.character });
  const objects = workspace.graph.objectsIn(uri, document);
  const object = objects.findLast(({ facts }) => {
    const { value } = document.find(facts.at);
    return value !== undefined && (facts.at.length === 0 || value.start <= offset);
  });
  return object === undefined ? [] : [itemOf(workspace, object)];
}

/** The objects that name the item's object or select its pods. */
export function incomingCalls(
  workspace: Workspace,
  item: CallHierarchyItem,
): CallHierarchyIncomingCall[] {
  const object = objectOf(workspace, item);
  if (object === undefined) {
    return [];
  }
  const named = referrersOf(object, workspace).map(({ object: from, references }) => ({
    from: itemOf(workspace, from),
    fromRanges: references.map(({ path }) => rangeAt(workspace, from, path)),
  }));
  const selected = selectorsOf(object, workspace).map(from => ({
    from: itemOf(workspace, from),
    fromRanges: from.facts.selectors.map(({ at }) => rangeAt(workspace, from, at)),
  }));
  return [...named, ...selected];
}

/** What the item's object names, and the workloads whose pods it selects. */
export function outgoingCalls(
  workspace: Workspace,
  item: CallHierarchyItem,
): CallHierarchyOutgoingCall[] {
  const object = objectOf(workspace, item);
  if (object === undefined) {
    return [];
  }
  const ranges = new Map<GraphObject, Range[]>();
  const note = (target: GraphObject, path: FieldPath): void => {
    ranges.set(target, [...(ranges.get(target) ?? []), rangeAt(workspace, object, path)]);
  };
  for (const reference of object.facts.references) {
    for (const target of targetsOf(object, reference, workspace)) {
      note(target, reference.path);
    }
  }
  for (const target of podsOf(object, workspace).filter(other => other !== object)) {
    for (const { at } of object.facts.selectors) {
      note(target, at);
    }
  }
  return [...ranges].map(([target, fromRanges]) => ({ to: itemOf(workspace, target), fromRanges }));
}

function itemOf(workspace: Workspace, object: GraphObject): CallHierarchyItem {
  const { uri, document, facts } = object;
  const { groupKind, kind, name, namespace, at } = facts;
  return {
    name: `${kind}/${name}`,
    kind: SymbolKind.Object,
    uri,
    range: rangeAt(workspace, object, at),
    selectionRange: rangeAt(workspace, object, [...at, ...namePath(document, at)]),
    data: { groupKind, name },
    ...(namespace === undefined ? {} : { detail: namespace }),
  };
}

function namePath(document: ManifestDocument, at: FieldPath): FieldPath {
  return document.find([...at, 'metadata', 'name']).exact ? ['metadata', 'name'] : [];
}

function objectOf(workspace: Workspace, item: CallHierarchyItem): GraphObject | undefined {
  const { groupKind, name } = (item.data ?? {}) as {
    readonly groupKind?: unknown;
    readonly name?: unknown;
  };
  if (typeof groupKind !== 'string' || typeof name !== 'string') {
    return undefined;
  }
  const candidates = workspace.graph.named(groupKind, name).filter(({ uri }) => uri === item.uri);
  return (
    candidates.find(
      object => rangeAt(workspace, object, object.facts.at).start.line === item.range.start.line,
    ) ?? candidates[0]
  );
}

function rangeAt(workspace: Workspace, { uri, document }: GraphObject, path: FieldPath): Range {
  const placed = workspace.placeOf(uri, document);
  const node = document.find(path).value ?? document.root;
  const origin = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return placed === undefined || node === undefined ? origin : rangeIn(placed, node);
}
