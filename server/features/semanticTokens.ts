/**
 * Feature: semantic tokens
 *
 * Names of other objects and their keys, and quantities, so that a theme tells them from other text.
 */
import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import type { Catalogue, FieldType } from '../../core/kubernetes/schema.js';
import { entryOf } from '../../core/manifest/find.js';
import type { Manifest, PlacedDocument, YamlNode } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import { rangeIn } from '../place.js';
import { typeOfObject } from '../schemaPath.js';
import { type Surroundings, selfOf } from '../surroundings.js';
import { documentsIn } from './inlayHints.js';

/** Names in the order of the numbers that tokens carry. */
export const tokenTypes = ['class', 'property', 'number'] as const;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** Files with more documents than this are coloured where they are shown, not as a whole. */
const documentsMax = 500;

/** The tokens of a file, or of the lines of a range. */
export function semanticTokens(
  manifest: Manifest,
  range: Range | undefined,
  options: { readonly surroundings: Surroundings; readonly catalogue: Catalogue },
): SemanticTokens {
  const documents =
    range === undefined ? manifest.documents.slice(0, documentsMax) : documentsIn(manifest, range);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const placed of documents) {
    for (const token of tokensOf(placed, options)) {
      const { start, end } = rangeIn(placed, token);
      if (start.line !== end.line) {
        continue;
      }
      const isSameLine = start.line === line;
      const right = isSameLine ? start.character - character : start.character;
      data.push(start.line - line, right, end.character - start.character, token.type, 0);
      line = start.line;
      character = start.character;
    }
  }
  return { data };
}

function tokensOf(
  { document }: PlacedDocument,
  {
    surroundings,
    catalogue,
  }: { readonly surroundings: Surroundings; readonly catalogue: Catalogue },
): Token[] {
  const tokens = objectsOf(document).flatMap(object => {
    const type = typeOfObject(catalogue, object);
    const quantities =
      type === undefined ? [] : quantitiesIn(object.node, { kind: 'object', type });
    const self = selfOf(surroundings, document, object);
    const references = (self?.facts.references ?? []).flatMap(({ path, keys }) => [
      ...tokenAt(document.find(path).value, 0),
      ...keys.flatMap(key => tokenAt(document.find(key.path).value, 1)),
    ]);
    return [...references, ...quantities];
  });
  return tokens.sort((one, other) => one.start - other.start);
}

function tokenAt(node: YamlNode | undefined, type: number): Token[] {
  const isShown = node?.kind === 'scalar' && node.end > node.start;
  return isShown ? [{ start: node.start, end: node.end, type }] : [];
}

/** Scalars whose type is a quantity. */
function quantitiesIn(node: YamlNode | undefined, type: FieldType): Token[] {
  if (type.kind === 'quantity') {
    return tokenAt(node, 2);
  }
  if (node?.kind === 'sequence' && type.kind === 'array') {
    return node.items.flatMap(({ value }) => quantitiesIn(value, type.items));
  }
  if (node?.kind !== 'mapping') {
    return [];
  }
  if (type.kind === 'map') {
    return node.entries.flatMap(({ value }) => quantitiesIn(value, type.values));
  }
  return type.kind !== 'object'
    ? []
    : node.entries.flatMap(entry => {
        const name = jsonKey(entry.key);
        const field = type.type.fields.get(name);
        const isLast = entryOf(node, name) === entry;
        return field === undefined || !isLast ? [] : quantitiesIn(entry.value, field.type);
      });
}
