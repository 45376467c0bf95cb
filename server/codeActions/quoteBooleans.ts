/**
 * Code action: quote the words YAML 1.1 reads as booleans
 *
 *     value: yes     ->     value: "yes"
 *
 * Where the API wants a boolean, the word becomes true or false.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { ObjectType } from '../../core/kubernetes/schema.js';
import type { ScalarNode, YamlNode } from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { placeAt, typeOfObject } from '../schemaPath.js';
import { type ActionSource, actionOf, placeOf, textEdits } from './action.js';

export const quoteBooleans: ActionSource = context => {
  const place = placeOf(context, context.range);
  const words = place === undefined ? [] : wordsIn(place.object.node, []);
  if (place === undefined || words.length === 0) {
    return [];
  }
  const type = typeOfObject(context.catalogue, place.object);
  const edits = words.map(({ node, path }) => ({
    start: node.start,
    end: node.end,
    text: wantsBoolean(type, path) ? String(node.value) : `"${node.text}"`,
  }));
  const title = `Write ${[...new Set(words.map(({ node }) => node.text))].join(', ')} unambiguously`;
  const kind = CodeActionKind.RefactorRewrite;
  return [actionOf(context.workspace, { title, kind }, [textEdits(place, edits)])];
};

interface Word {
  readonly node: ScalarNode;
  readonly path: FieldPath;
}

function wordsIn(node: YamlNode | undefined, path: FieldPath): Word[] {
  switch (node?.kind) {
    case 'mapping':
      return node.entries.flatMap(({ key, value }) => wordsIn(value, [...path, jsonKey(key)]));
    case 'sequence':
      return node.items.flatMap(({ value }, index) => wordsIn(value, [...path, index]));
    case 'scalar':
      return node.style === 'plain' &&
        typeof node.value === 'boolean' &&
        !/^(true|false)$/i.test(node.text)
        ? [{ node, path }]
        : [];
    default:
      return [];
  }
}

function wantsBoolean(type: ObjectType | undefined, path: FieldPath): boolean {
  return type !== undefined && placeAt(type, path)?.type.kind === 'boolean';
}
