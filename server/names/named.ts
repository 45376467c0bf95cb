// What a named thing is: an object, a key, a port, a label, with every place its name is written at. Definition,
// references, highlights and rename all ask the same question of it.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { isSamePath } from '../../core/json.js';
import type { ManifestDocument, ScalarNode } from '../../core/manifest/node.js';
import { resolveAlias } from '../../core/manifest/toValue.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { Span } from '../fieldRange.js';
import type { Workspace } from './workspace.js';

/** One place where a name is written. */
export interface Occurrence {
  readonly uri: string;
  readonly document: ManifestDocument;
  /** The name alone, quotes excluded. */
  readonly span: Span;
  readonly style: ScalarNode['style'];
  readonly isDeclaration: boolean;
  /** It may be another thing of this name: a person should look before it is changed. */
  readonly isUnsure?: boolean;
}

/** A thing that has a name. */
export interface NamedThing {
  /** `ConfigMap settings`, as said to the person. */
  readonly title: string;
  readonly name: string;
  occurrences(): Occurrence[];
  /** Why the thing cannot be called so; undefined when it can. */
  problemWith(name: string): string | undefined;
}

/** Where the cursor stands in an object. */
export interface Cursor {
  readonly object: GraphObject;
  /** From the object's root. */
  readonly path: FieldPath;
  readonly inKey: boolean;
}

/** Recognizes one sort of name under the cursor. */
export type NameSource = (cursor: Cursor, workspace: Workspace) => NamedThing | undefined;

/** What an occurrence is to the name. */
type Role = Pick<Occurrence, 'isDeclaration' | 'isUnsure'>;

/** The name at a path below the object's root, undefined where nothing scalar stands there. */
export function nameAt(object: GraphObject, path: FieldPath, role: Role): Occurrence[] {
  const found = object.document.find([...object.facts.at, ...path]);
  const node = found.exact ? resolveAlias(found.value) : undefined;
  return node?.kind === 'scalar' ? [occurrenceOf(object, node, role)] : [];
}

/** The key at a path below the object's root. */
export function keyAt(object: GraphObject, path: FieldPath, role: Role): Occurrence[] {
  const found = object.document.find([...object.facts.at, ...path]);
  return found.exact && found.key !== undefined ? [occurrenceOf(object, found.key, role)] : [];
}

function occurrenceOf(
  { uri, document }: GraphObject,
  { style, start, end }: ScalarNode,
  role: Role,
): Occurrence {
  const quotes = style === 'single' || style === 'double' ? 1 : 0;
  return { uri, document, span: { start: start + quotes, end: end - quotes }, style, ...role };
}

/** Whether a path, as facts keep it from the document's root, is the cursor's. */
export function isAt(cursor: Cursor, path: FieldPath): boolean {
  const { facts } = cursor.object;
  return isSamePath([...facts.at, ...cursor.path], path);
}

/** A path of facts, seen from the object's root. */
export function below(object: GraphObject, path: FieldPath): FieldPath {
  return path.slice(object.facts.at.length);
}

const labelPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Why a text is no DNS label (RFC 1123). */
export function labelProblem(name: string): string | undefined {
  return labelPattern.test(name) && name.length <= 63
    ? undefined
    : 'Lower-case letters, digits and dashes, at most 63, beginning and ending with a letter or digit';
}

/** Why a text is no DNS name. */
export function subdomainProblem(name: string): string | undefined {
  return name.length <= 253 && name.split('.').every(part => labelPattern.test(part))
    ? undefined
    : 'Lower-case letters, digits, dashes and dots, at most 253';
}
