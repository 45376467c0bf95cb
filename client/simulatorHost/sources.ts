// The manifests a run is made of: their objects, and where each object and field stands in the text.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { lineStartsOf, positionIn } from '../../core/manifest/lineIndex.js';
import type { Manifest, PlacedDocument, YamlNode } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import type { ObjectId } from '../../core/protocol.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { groupKindOf, toObjectId } from './objectId.js';

/** A file as it is in the editor, saved or not. */
export interface SourceText {
  readonly uri: string;
  /** As people call it: the path in the workspace. */
  readonly label: string;
  readonly text: string;
  /** Only this document of it is run. */
  readonly document?: number;
}

/** Positions count from 0. */
export interface SourceRange {
  readonly uri: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One object of a file. */
export interface SourceObject {
  readonly id: ObjectId;
  readonly object: KubernetesObject;
  readonly source: SourceText;
  /** The place of a field, or of its nearest existing ancestor. */
  locate(path: FieldPath, atKey?: boolean): SourceRange;
  /** All lines of a field, its children included. */
  locateWhole(path: FieldPath): SourceRange;
  /** The object's whole text. */
  readonly range: SourceRange;
}

/** A file's text that could not be read as objects. */
export interface SourceProblem {
  readonly range: SourceRange;
  readonly message: string;
}

export interface ReadSource {
  readonly source: SourceText;
  readonly manifest: Manifest;
  readonly objects: readonly SourceObject[];
  readonly problems: readonly SourceProblem[];
}

/** Reads a file; `before` saves parsing what did not change. */
export function readSource(source: SourceText, before?: ReadSource): ReadSource {
  const manifest = parseManifest(source.text, before?.manifest);
  const lineStarts = lineStartsOf(source.text);
  const toRange = (start: number, end: number): SourceRange => ({
    uri: source.uri,
    start: positionIn(lineStarts, start, source.text.length),
    end: positionIn(lineStarts, end, source.text.length),
  });
  const documents = manifest.documents.filter(
    placed => source.document === undefined || placed.index === source.document,
  );
  return {
    source,
    manifest,
    objects: documents.flatMap(placed => readObjects(placed, source, toRange)),
    problems: documents.flatMap(placed =>
      objectsOf(placed.document).length === 0
        ? []
        : placed.document.problems
            .filter(problem => problem.severity === 'error')
            .map(problem => ({
              range: toRange(placed.offset + problem.start, placed.offset + problem.end),
              message: problem.message,
            })),
    ),
  };
}

/** The object whose text holds a line; for selecting in the panel what the cursor is in. */
export function findObjectAt(read: ReadSource, line: number): SourceObject | undefined {
  return read.objects.find(({ range }) => range.start.line <= line && line <= range.end.line);
}

function readObjects(
  placed: PlacedDocument,
  source: SourceText,
  toRange: (start: number, end: number) => SourceRange,
): readonly SourceObject[] {
  // Text with YAML faults is not applied: it might mean something else than it will say.
  if (placed.document.problems.some(problem => problem.severity === 'error')) {
    return [];
  }
  return objectsOf(placed.document).flatMap(found => {
    const value = found.value();
    if (!isObject(value)) {
      return [];
    }
    const { namespace = '', name = '' } = value.metadata;
    const locate = (path: FieldPath, atKey = false) => {
      const node = placed.document.find([...found.path, ...path]);
      // Of a block of many lines only the key is marked.
      const isBlock = node.value?.kind === 'mapping' || node.value?.kind === 'sequence';
      const target: YamlNode | undefined =
        atKey || isBlock ? (node.key ?? node.value) : (node.value ?? node.key);
      const place = target ?? found.node;
      return toRange(placed.offset + place.start, placed.offset + place.end);
    };
    return [
      {
        id: toObjectId({ groupKind: groupKindOf(value), namespace, name }),
        object: value,
        source,
        locate,
        locateWhole: path => {
          const { key, value } = placed.document.find([...found.path, ...path]);
          const start = key?.start ?? value?.start ?? found.node.start;
          const end = value?.end ?? key?.end ?? found.node.end;
          return toRange(placed.offset + start, placed.offset + end);
        },
        range: toRange(placed.offset + found.node.start, placed.offset + found.node.end),
      },
    ];
  });
}

function isObject(value: unknown): value is KubernetesObject {
  const object = value as KubernetesObject | null | undefined;
  return (
    typeof object?.apiVersion === 'string' &&
    typeof object.kind === 'string' &&
    typeof object.metadata === 'object' &&
    object.metadata !== null
  );
}
