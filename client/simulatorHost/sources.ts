// The manifests a run is made of: texts, and what kustomizations build of texts. Their objects, and where each object
// and field is written.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { PlacedObject } from '../../core/kustomize/buildAnswer.js';
import { lineStartsOf, positionIn } from '../../core/manifest/lineIndex.js';
import type { Manifest, PlacedDocument, YamlNode } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import type { ObjectId } from '../../core/protocol.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { groupKindOf } from '../../simulator/api/resources.js';
import { toObjectId } from './objectId.js';

/** A file as it is in the editor, saved or not. */
export interface SourceText {
  readonly uri: string;
  /** As people call it: the path in the workspace. */
  readonly label: string;
  readonly text: string;
  /** Only this document of it is run. */
  readonly document?: number;
}

/** What a kustomization builds, with the texts as they are in the editor. */
export interface SourceBuild {
  /** The kustomization's file. */
  readonly uri: string;
  /** As people call it: the path of its folder in the workspace. */
  readonly label: string;
  /** Every file it is made of: places name them by their number. */
  readonly files: readonly string[];
  readonly objects: readonly PlacedObject[];
  /** Why kustomize would build nothing. */
  readonly problems: readonly SourceProblem[];
}

/** What is applied as one. */
export type Source = SourceText | SourceBuild;

/** Positions count from 0. */
export interface SourceRange {
  readonly uri: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One object of a source. */
export interface SourceObject {
  readonly id: ObjectId;
  readonly object: KubernetesObject;
  readonly source: Source;
  /** The place of a field, or of its nearest existing ancestor. */
  locate(path: FieldPath, atKey?: boolean): SourceRange;
  /** All lines of a field, its children included. */
  locateWhole(path: FieldPath): SourceRange;
  /** Whether a line of a file is the object's, or a part of it. */
  holds(uri: string, line: number): boolean;
}

/** A file's text that could not be read as objects. */
export interface SourceProblem {
  readonly range: SourceRange;
  readonly message: string;
}

export interface ReadSource {
  readonly source: Source;
  /** Of a text: saves parsing again what did not change. */
  readonly manifest?: Manifest;
  /** False while the text is half typed: it says nothing about what should go. */
  readonly isWhole: boolean;
  readonly objects: readonly SourceObject[];
  readonly problems: readonly SourceProblem[];
}

/** Reads a text; `before` is how it was read last. */
export function readText(source: SourceText, before?: ReadSource): ReadSource {
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
    isWhole: manifest.documents.every(({ document }) =>
      document.problems.every(({ severity }) => severity !== 'error'),
    ),
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
    const whole = toRange(placed.offset + found.node.start, placed.offset + found.node.end);
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
        holds: (uri, line) =>
          uri === source.uri && whole.start.line <= line && line <= whole.end.line,
      },
    ];
  });
}

/** Whether JSON is an object the API may be given. */
export function isObject(value: unknown): value is KubernetesObject {
  const object = value as KubernetesObject | null | undefined;
  return (
    typeof object?.apiVersion === 'string' &&
    typeof object.kind === 'string' &&
    typeof object.metadata === 'object' &&
    object.metadata !== null
  );
}
