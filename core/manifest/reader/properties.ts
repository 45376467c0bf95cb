// Anchors, tags and aliases: what may stand before a node, or in its place.

import type { AliasNode, ScalarNode, YamlNode } from '../node.js';
import { AMPERSAND, EXCLAMATION, isBlank, isFlowIndicator } from './characters.js';
import { type Reader, report, scalarNode, skipSpaces } from './reader.js';
import { resolveTagged } from './resolveScalar.js';

/** What stands before a node: `&anchor`, `!tag`, or both. */
export interface Properties {
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** The properties under the cursor, if any; the cursor moves over them and the spaces after. */
export function readProperties(reader: Reader): Properties | undefined {
  const start = reader.pos;
  let end = start;
  let anchor: string | undefined;
  let tag: string | undefined;
  for (;;) {
    const code = reader.text.charCodeAt(reader.pos);
    if (code === AMPERSAND && anchor === undefined) {
      anchor = readName(reader);
    } else if (code === EXCLAMATION && tag === undefined) {
      tag = `!${readName(reader)}`;
    } else {
      return end === start ? undefined : { start, end, anchor, tag };
    }
    end = reader.pos;
    skipSpaces(reader);
  }
}

/** The node with its properties; an empty scalar where none follows them. Notes the anchor for aliases. */
export function withProperties(
  reader: Reader,
  node: YamlNode | undefined,
  properties: Properties,
): YamlNode {
  const { anchor, tag, end } = properties;
  const bare = node ?? scalarNode('plain', { start: end, end }, '', null);
  const named: YamlNode = { ...bare, anchor, tag };
  const result =
    named.kind === 'scalar' && tag !== undefined
      ? { ...named, value: resolveTagged(named.text, tag) }
      : named;
  if (anchor !== undefined) {
    reader.anchors ??= new Map();
    reader.anchors.set(anchor, result);
  }
  return result;
}

/** The alias under the cursor. */
export function readAlias(reader: Reader): AliasNode {
  const start = reader.pos;
  const name = readName(reader);
  const target = reader.anchors?.get(name);
  if (target === undefined) {
    const message = `unknown anchor '${name}' referenced`;
    report(reader, { start, end: reader.pos }, 'unknown-anchor', message);
  }
  reader.hasAlias = true;
  return {
    kind: 'alias',
    start,
    end: reader.pos,
    anchor: undefined,
    tag: undefined,
    name,
    target,
  } as AliasNode;
}

/** An alias in a key's place reads as the scalar it stands for. */
export function aliasAsKey(alias: AliasNode): ScalarNode {
  const { start, end, target } = alias;
  const text = target?.kind === 'scalar' ? target.text : '';
  const value = target?.kind === 'scalar' ? target.value : '';
  return scalarNode('plain', { start, end }, text, value);
}

function readName(reader: Reader): string {
  const { text } = reader;
  const start = ++reader.pos;
  let code = text.charCodeAt(reader.pos);
  while (!isBlank(code) && !isFlowIndicator(code)) {
    code = text.charCodeAt(++reader.pos);
  }
  return text.slice(start, reader.pos);
}
