// A document's tree as JSON, the way kubectl converts it: aliases and merge keys resolved, keys as strings.

import { fieldsOf } from '../json.js';
import type { MappingNode, ScalarNode, YamlNode } from './node.js';
import { isMergeKey, jsonKey } from './reader/keys.js';

/** Aliases beyond this many copied nodes read as null: such a document has a problem of its own. */
const copiesMax = 1_000_000;

/** An alias within an alias within an alias, deeper than this, reads as null. */
const aliasDepthMax = 200;

interface Budget {
  copies: number;
  depth: number;
}

/** The JSON value of a node; fresh objects, shared with nobody. An absent node is null. */
export function toJson(node: YamlNode | undefined): unknown {
  return convert(node, { copies: 0, depth: 0 });
}

function convert(node: YamlNode | undefined, budget: Budget): unknown {
  switch (node?.kind) {
    case 'scalar':
      return scalarValue(node);
    case 'sequence':
      return node.items.map(item => convert(item.value, budget));
    case 'mapping':
      return convertMapping(node, budget);
    case 'alias':
      return convertAlias(node.target, budget);
    default:
      return null;
  }
}

function convertAlias(target: YamlNode | undefined, budget: Budget): unknown {
  budget.copies += target === undefined ? 1 : weight(target);
  if (budget.copies > copiesMax || budget.depth >= aliasDepthMax) {
    return null;
  }
  budget.depth++;
  const value = convert(target, budget);
  budget.depth--;
  return value;
}

function weight(node: YamlNode): number {
  if (node.kind === 'mapping') {
    return 1 + node.entries.length;
  }
  return node.kind === 'sequence' ? 1 + node.items.length : 1;
}

function convertMapping(node: MappingNode, budget: Budget): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const entry of node.entries) {
    if (!isMergeKey(entry.key)) {
      setKey(result, jsonKey(entry.key), convert(entry.value, budget));
    }
  }
  for (const entry of node.entries) {
    if (isMergeKey(entry.key)) {
      merge(result, entry.value, budget);
    }
  }
  return result;
}

/** Adds what is not there yet; of several mappings the earlier one wins. */
function merge(result: Record<string, unknown>, from: YamlNode | undefined, budget: Budget): void {
  const node = resolveAlias(from);
  if (node?.kind === 'sequence') {
    for (const item of node.items) {
      merge(result, item.value, budget);
    }
    return;
  }
  if (node?.kind !== 'mapping') {
    return;
  }
  const merged = convertAlias(node, budget);
  for (const [key, value] of Object.entries(fieldsOf(merged))) {
    if (!Object.hasOwn(result, key)) {
      setKey(result, key, value);
    }
  }
}

/** The node that an alias stands for; any other node itself. */
export function resolveAlias(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === 'alias' ? node.target : node;
}

function scalarValue(node: ScalarNode): unknown {
  return node.tag === '!!binary' ? decodeBase64(node.text) : node.value;
}

/** A key named `__proto__` is a key like any other. */
function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return;
  }
  target[key] = value;
}

function decodeBase64(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let count = 0;
  let bytes = '';
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value < 0) {
      continue;
    }
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += `%${((bits >> count) & 255).toString(16).padStart(2, '0')}`;
    }
  }
  try {
    return decodeURIComponent(bytes);
  } catch {
    return text;
  }
}
