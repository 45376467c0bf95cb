// The named thing at a position of a file: one line per sort of name.

import type { Position } from 'vscode-languageserver-types';
import { pathAt } from '../cursor/pathAt.js';
import { kustomizationFile } from '../kustomization/file.js';
import { anchor } from './anchor.js';
import { container } from './container.js';
import { containerPort } from './containerPort.js';
import { dataKey } from './dataKey.js';
import { label, labelOfKustomization } from './label.js';
import type { NamedThing, NameSource, Occurrence } from './named.js';
import { namespace, namespaceOfKustomization } from './namespace.js';
import { objectName } from './objectName.js';
import { servicePort } from './servicePort.js';
import { variable } from './variable.js';
import { volume } from './volume.js';
import type { Workspace } from './workspace.js';

const sources: readonly NameSource[] = [
  namespace,
  objectName,
  dataKey,
  servicePort,
  containerPort,
  label,
  volume,
  container,
  variable,
];

/** What is named at a position, with the occurrence that stands there. */
export interface FoundName {
  readonly thing: NamedThing;
  /** Every place the name is written at, each once. */
  readonly occurrences: readonly Occurrence[];
  /** The one under the cursor; undefined where the cursor is on an alias of it. */
  readonly here: Occurrence | undefined;
}

/** The named thing at a position; undefined where nothing has a name of its own. */
export function findName(
  workspace: Workspace,
  uri: string,
  position: Position,
): FoundName | undefined {
  const placed = workspace.documentsOf(uri).findLast(({ line }) => line <= position.line);
  if (placed === undefined) {
    return undefined;
  }
  const { document, line } = placed;
  const offset = document.offsetAt({ line: position.line - line, character: position.character });
  const thing = anchor(uri, document, offset) ?? thingAt(workspace, { uri, document, offset });
  if (thing === undefined) {
    return undefined;
  }
  const occurrences = distinct(thing.occurrences());
  const here = occurrences.find(
    each =>
      each.document === document &&
      each.uri === uri &&
      offset >= each.span.start - quotesOf(each) &&
      offset <= each.span.end + quotesOf(each),
  );
  return { thing, occurrences, here };
}

function quotesOf({ style }: Occurrence): number {
  return style === 'single' || style === 'double' ? 1 : 0;
}

interface DocumentPlace {
  readonly uri: string;
  readonly document: Occurrence['document'];
  readonly offset: number;
}

function thingAt(workspace: Workspace, place: DocumentPlace): NamedThing | undefined {
  const { uri, document, offset } = place;
  const at = pathAt(document, offset);
  const object = workspace.graph
    .objectsIn(uri, document)
    .find(({ facts }) => facts.at.every((step, index) => at?.path[index] === step));
  const file = kustomizationFile(uri, document);
  const said =
    file &&
    at &&
    (labelOfKustomization(file, at, workspace) ??
      (at.inKey ? undefined : namespaceOfKustomization(file, at.path, workspace)));
  if (at === undefined || object === undefined || said !== undefined) {
    return said;
  }
  const path = at.path.slice(object.facts.at.length);
  for (const source of sources) {
    const thing = source({ object, path, inKey: at.inKey }, workspace);
    if (thing !== undefined) {
      return thing;
    }
  }
  return undefined;
}

function distinct(occurrences: readonly Occurrence[]): Occurrence[] {
  const seen = new Map<Occurrence['document'], Set<number>>();
  return occurrences.filter(({ document, span }) => {
    const starts = seen.get(document) ?? new Set();
    seen.set(document, starts);
    return !starts.has(span.start) && starts.add(span.start) !== undefined;
  });
}
