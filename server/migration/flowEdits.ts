// The part of valueEdits.ts for flow style: `{a: 1, b: [x]}` is changed from inside, new entries follow the last one.

import { isFields } from '../../core/json.js';
import type { MappingNode, SequenceNode, YamlNode } from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import { toJson } from '../../core/manifest/toValue.js';
import { writeFlow } from '../../core/manifest/writeYaml.js';
import type { OffsetEdit } from './valueEdits.js';

/** Adds the edits that make a node in flow style mean `wanted`. */
export function collectFlowEdits(edits: OffsetEdit[], node: YamlNode, wanted: unknown): void {
  if (isSame(toJson(node), wanted)) {
    return;
  }
  if (node.kind === 'mapping' && keepsFlow(node, wanted)) {
    collectMapping(edits, node, wanted);
  } else if (node.kind === 'sequence' && isGrown(node, wanted)) {
    for (const [index, { value }] of node.items.entries()) {
      if (value !== undefined) {
        collectFlowEdits(edits, value, wanted[index]);
      }
    }
    append(edits, node.items.at(-1)?.value, wanted.slice(node.items.length).map(writeFlow));
  } else {
    edits.push({ start: node.start, end: node.end, text: writeFlow(wanted) });
  }
}

function collectMapping(
  edits: OffsetEdit[],
  node: MappingNode,
  wanted: Readonly<Record<string, unknown>>,
): void {
  const written = new Set<string>();
  for (const { key, value, colon } of node.entries) {
    const name = jsonKey(key);
    written.add(name);
    if (value !== undefined) {
      collectFlowEdits(edits, value, wanted[name]);
    } else if (wanted[name] !== null) {
      const end = colon === undefined ? key.end : colon + 1;
      const text = `${colon === undefined ? ':' : ''} ${writeFlow(wanted[name])}`;
      edits.push({ start: end, end, text });
    }
  }
  const added = Object.entries(wanted).filter(([key]) => !written.has(key));
  const last = node.entries.at(-1);
  const texts = added.map(([key, value]) => writeFlow({ [key]: value }).slice(1, -1));
  append(edits, last?.value ?? last?.key, texts);
}

function append(edits: OffsetEdit[], last: YamlNode | undefined, texts: readonly string[]): void {
  if (last !== undefined && texts.length > 0) {
    edits.push({ start: last.end, end: last.end, text: texts.map(text => `, ${text}`).join('') });
  }
}

/** Whether a flow mapping keeps all its keys and can take new ones behind its last. */
export function keepsFlow(
  node: MappingNode,
  wanted: unknown,
): wanted is Readonly<Record<string, unknown>> {
  return (
    node.entries.length > 0 &&
    node.entries.at(-1)?.value !== undefined &&
    isFields(wanted) &&
    node.entries.every(({ key }) => Object.hasOwn(wanted, jsonKey(key)))
  );
}

/** Whether a list keeps its items and may have more. */
export function isGrown(node: SequenceNode, wanted: unknown): wanted is readonly unknown[] {
  return (
    Array.isArray(wanted) &&
    node.items.length > 0 &&
    wanted.length >= node.items.length &&
    (wanted.length === node.items.length || node.items.at(-1)?.value !== undefined)
  );
}

/** Whether two values are the same JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isFields(one) || !isFields(other)) {
    return false;
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
