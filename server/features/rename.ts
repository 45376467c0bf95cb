/**
 * Feature: rename
 *
 * Renames an object with everything that names it, a label together with its selectors, a port with its probes,
 * Services and Ingresses, a volume with its mounts, a key with its users. Changes in places that may mean something
 * else wait for the person's word.
 */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Position,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { ManifestDocument } from '../../core/manifest/node.js';
import { writeFlow } from '../../core/manifest/writeYaml.js';
import { findName } from '../names/index.js';
import { rangeOfOccurrence } from '../names/locations.js';
import type { NamedThing, Occurrence } from '../names/named.js';
import type { Workspace } from '../names/workspace.js';

/** What may be renamed here. */
export interface RenamePlace {
  readonly range: Range;
  readonly placeholder: string;
}

/** Why something cannot be done. */
export interface Refusal {
  readonly problem: string;
}

/** The name under the cursor, or why it cannot be renamed. */
export function prepareRename(
  workspace: Workspace,
  uri: string,
  position: Position,
): RenamePlace | Refusal {
  const found = findName(workspace, uri, position);
  if (found === undefined) {
    return { problem: nothingHere };
  }
  const { thing, here } = found;
  return here === undefined || !isWritten(thing, here)
    ? { problem: `${thing.title} is not written here in full: rename it where it is declared` }
    : { range: rangeOfOccurrence(workspace, here), placeholder: thing.name };
}

const nothingHere =
  'Nothing here has a name of its own. Objects, namespaces, labels, ports, volumes, containers, ' +
  'variables, keys of data and anchors can be renamed';

/** The edits of a rename, or why the name does not do. */
export type RenameAnswer = { readonly edit: WorkspaceEdit } | Refusal;

/** Renames what is under the cursor; undefined where nothing can be renamed. */
export function renameAt(
  workspace: Workspace,
  uri: string,
  { position, newName }: { readonly position: Position; readonly newName: string },
): RenameAnswer | undefined {
  const found = findName(workspace, uri, position);
  if (found === undefined) {
    return undefined;
  }
  const { thing } = found;
  const problem = thing.problemWith(newName);
  if (problem !== undefined) {
    return { problem: `${newName} does not do as a name of ${thing.title}. ${problem}.` };
  }
  const written = found.occurrences.filter(occurrence => isWritten(thing, occurrence));
  return { edit: editOf(workspace, { thing, written, newName }) };
}

interface Renaming {
  readonly thing: NamedThing;
  readonly written: readonly Occurrence[];
  readonly newName: string;
}

const sure = 'rename';
const unsure = 'perhaps';

function editOf(workspace: Workspace, { thing, written, newName }: Renaming): WorkspaceEdit {
  const lines = new Map<ManifestDocument, number>();
  const files = new Map<string, AnnotatedTextEdit[]>();
  for (const occurrence of written) {
    const edits = files.get(occurrence.uri) ?? [];
    files.set(occurrence.uri, edits);
    edits.push({
      range: rangeOfOccurrence(workspace, occurrence, lines),
      newText: textFor(thing, occurrence, newName),
      annotationId: occurrence.isUnsure === true ? unsure : sure,
    });
  }
  const documentChanges = [...files].map(
    ([uri, edits]): TextDocumentEdit => ({
      textDocument: { uri, version: workspace.versionOf(uri) },
      edits,
    }),
  );
  return { documentChanges, changeAnnotations: annotationsFor(thing, written) };
}

function annotationsFor(
  thing: NamedThing,
  written: readonly Occurrence[],
): Record<string, ChangeAnnotation> {
  const rename = { label: `Rename ${thing.title}`, needsConfirmation: false };
  const isAnyUnsure = written.some(({ isUnsure }) => isUnsure === true);
  return isAnyUnsure
    ? {
        [sure]: rename,
        [unsure]: {
          label: `Perhaps ${thing.title}`,
          description: 'in another folder: it may belong to another cluster',
          needsConfirmation: true,
        },
      }
    : { [sure]: rename };
}

/** Numbers stay numbers; text that YAML would read otherwise is quoted. */
function textFor(thing: NamedThing, { style, document, span }: Occurrence, name: string): string {
  if (style !== 'plain') {
    return name;
  }
  const isNumber = /^\d+$/.test(thing.name) && /^\d+$/.test(name);
  const isAnchor = document.text[span.start - 1] === '&' || document.text[span.start - 1] === '*';
  return isNumber || isAnchor ? name : writeFlow(name);
}

/** A name that a kustomization changed on its way is not written here. */
function isWritten(thing: NamedThing, { document, span }: Occurrence): boolean {
  return document.text.slice(span.start, span.end) === thing.name;
}
