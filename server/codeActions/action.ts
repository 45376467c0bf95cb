// What a code action is made from and how it writes: each action is a file of its own and a line of index.ts.

import type {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  Range,
  TextEdit,
} from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf, isFields, isSamePath, listOf } from '../../core/json.js';
import type { Catalogue } from '../../core/kubernetes/schema.js';
import type { ManifestDocument, PlacedDocument, YamlNode } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { resolveAlias } from '../../core/manifest/toValue.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { pathAt } from '../cursor/pathAt.js';
import { indentsLists } from '../listStyle.js';
import { type OffsetEdit, valueEdits } from '../migration/valueEdits.js';
import type { Workspace } from '../names/workspace.js';
import { locate, rangeIn } from '../place.js';

/** What the person asks for actions on. */
export interface ActionContext {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
  readonly catalogue: Catalogue;
}

/** One sort of action. Empty where it does not apply. */
export type ActionSource = (context: ActionContext) => CodeAction[];

/** An object under the cursor. */
export interface ActionPlace {
  readonly uri: string;
  readonly placed: PlacedDocument;
  readonly document: ManifestDocument;
  readonly object: ObjectInDocument;
  readonly value: Fields;
  /** The object in the graph; undefined while it has no name. */
  readonly inGraph: GraphObject | undefined;
  /** What is under the cursor, from the object's root; empty where nothing is. */
  readonly path: FieldPath;
  readonly offset: number;
}

/** The object at a position of a file. */
export function placeOf(
  { workspace, uri }: Pick<ActionContext, 'workspace' | 'uri'>,
  { start }: Range,
): ActionPlace | undefined {
  const documents = workspace.documentsOf(uri);
  const found = locate({ text: '', documents }, start);
  if (found === undefined) {
    return undefined;
  }
  const { placed, offset } = found;
  const { document } = placed;
  const at = (pathAt(document, offset) ?? pathAt(document, insideOf(document, offset)))?.path ?? [];
  const objects = objectsOf(document);
  const object =
    objects.length === 1
      ? objects[0]
      : objects.find(({ node }) => node.start <= offset && offset <= node.end);
  if (object === undefined) {
    return undefined;
  }
  const inGraph = workspace.graph
    .objectsIn(uri, document)
    .find(({ facts }) => isSamePath(facts.at, object.path));
  const path = at.slice(object.path.length);
  return { uri, placed, document, object, value: fieldsOf(object.value()), inGraph, path, offset };
}

/** Where the first key of a flow mapping or list stands that begins at an offset. */
function insideOf({ text }: ManifestDocument, offset: number): number {
  return offset + (/^[{[\s]*/.exec(text.slice(offset, offset + bracketsMax))?.[0].length ?? 0);
}

const bracketsMax = 200;

/** The place of an object of the graph, wherever its file is. */
export function placeOfObject(workspace: Workspace, target: GraphObject): ActionPlace | undefined {
  const { uri, document, facts } = target;
  const placed = workspace.placeOf(uri, document);
  const object = objectsOf(document).find(({ path }) => isSamePath(path, facts.at));
  return placed === undefined || object === undefined
    ? undefined
    : {
        ...{ uri, placed, document, object, inGraph: target, path: [], offset: 0 },
        value: fieldsOf(object.value()),
      };
}

/** An edit of a file: closed files are edited by their version `null`. */
export interface FileEdit {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

/** The edits that make an object mean another value; what does not change stays as it is written. */
export function changeObject(place: ActionPlace, wanted: unknown): FileEdit {
  return changeNode(place, place.object.node, wanted);
}

/** The same for a node of the object. */
export function changeNode(place: ActionPlace, node: YamlNode, wanted: unknown): FileEdit {
  const { document } = place;
  return textEdits(place, valueEdits(document, node, wanted, indentsLists(document)));
}

/** Edits by offsets of the document. */
export function textEdits(
  { uri, placed }: Pick<ActionPlace, 'uri' | 'placed'>,
  edits: readonly OffsetEdit[],
): FileEdit {
  return {
    uri,
    edits: edits.map(edit => ({ range: rangeIn(placed, edit), newText: edit.text })),
  };
}

/** What an action says of itself. */
export interface ActionTitle {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly diagnostic?: Diagnostic;
  readonly isPreferred?: true;
}

/** The action that makes some edits. */
export function actionOf(
  workspace: Workspace,
  { title, kind, diagnostic, isPreferred }: ActionTitle,
  edits: readonly FileEdit[],
): CodeAction {
  const documentChanges = edits.map(file => ({
    textDocument: { uri: file.uri, version: workspace.versionOf(file.uri) },
    edits: inLineEndsOf(workspace, file),
  }));
  return {
    title,
    kind,
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    ...(isPreferred === undefined ? {} : { isPreferred }),
    edit: { documentChanges },
  };
}

/** Edits of a file that ends its lines with CRLF do so too. */
function inLineEndsOf(workspace: Workspace, { uri, edits }: FileEdit): TextEdit[] {
  const isWindows = workspace
    .documentsOf(uri)
    .some(({ document: { text } }) => text.includes('\r\n'));
  return isWindows
    ? edits.map(edit => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, '\r\n') }))
    : [...edits];
}

/** A copy of JSON with another value at a path; what is missing on the way is made. */
export function withValueAt(
  value: unknown,
  path: FieldPath,
  change: (before: unknown) => unknown,
): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return change(value);
  }
  if (typeof step === 'number') {
    const list: readonly unknown[] = listOf(value);
    const item = withValueAt(list[step], rest, change);
    return step < list.length
      ? list.map((each, index) => (index === step ? item : each))
      : [...list, item];
  }
  const fields = fieldsOf(value);
  return { ...fields, [step]: withValueAt(fields[step], rest, change) };
}

/** A copy without what stands at a path; undefined where nothing stands there. */
export function withoutField(value: unknown, [step, ...rest]: FieldPath): unknown {
  if (Array.isArray(value) && typeof step === 'number' && rest.length > 0) {
    const item = withoutField(value[step], rest);
    return item === undefined
      ? undefined
      : value.map((each: unknown, index) => (index === step ? item : each));
  }
  if (!isFields(value) || typeof step !== 'string' || !Object.hasOwn(value, step)) {
    return undefined;
  }
  const { [step]: inner, ...others } = value;
  if (rest.length === 0) {
    return others;
  }
  const changed = withoutField(inner, rest);
  return changed === undefined ? undefined : { ...value, [step]: changed };
}

/** The node of a field of the object, aliases followed. */
export function nodeAt(place: ActionPlace, path: FieldPath): YamlNode | undefined {
  const found = place.document.find([...place.object.path, ...path]);
  return found.exact ? resolveAlias(found.value) : undefined;
}

/** The words of a diagnostic. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}
