// What the keys of a mapping must be: JSON keys, each once.

import type { MappingEntry, ScalarNode } from '../node.js';
import { type Reader, report } from './reader.js';

/** Mappings up to this size are compared pair by pair: cheaper than a set, and nearly all of them are. */
const smallMapping = 8;

/** A key as the JSON object has it: `yes: 1` has the key `true`. */
export function jsonKey(key: ScalarNode): string {
  return typeof key.value === 'string' ? key.value : String(key.value ?? key.text);
}

/** Reports keys that occur twice (at the second one) and keys that JSON cannot have. */
export function checkKeys(reader: Reader, entries: readonly MappingEntry[]): void {
  if (entries.length <= smallMapping) {
    checkPairs(reader, entries);
  } else {
    checkBySet(reader, entries);
  }
}

function checkPairs(reader: Reader, entries: readonly MappingEntry[]): void {
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (entry === undefined) {
      continue;
    }
    checkKey(reader, entry);
    for (let earlier = 0; earlier < index; earlier++) {
      const other = entries[earlier];
      if (other !== undefined && isSameKey(other.key, entry.key)) {
        reportDuplicate(reader, entry.key);
        break;
      }
    }
  }
}

function checkBySet(reader: Reader, entries: readonly MappingEntry[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    checkKey(reader, entry);
    const key = jsonKey(entry.key);
    if (seen.has(key) && !isMergeKey(entry.key)) {
      reportDuplicate(reader, entry.key);
    }
    seen.add(key);
  }
}

/** `<<` without quotes merges the mappings it is given. */
export function isMergeKey(key: ScalarNode): boolean {
  return key.style === 'plain' && key.text === '<<' && key.tag === undefined;
}

function isSameKey(one: ScalarNode, other: ScalarNode): boolean {
  if (one.value === other.value) {
    return !isMergeKey(one);
  }
  return typeof one.value !== typeof other.value && jsonKey(one) === jsonKey(other);
}

function checkKey(reader: Reader, entry: MappingEntry): void {
  const { key } = entry;
  if (key.value === null && entry.colon !== undefined) {
    report(reader, key, 'bad-key', 'a key must be a string, a number or a boolean, not null');
  }
}

function reportDuplicate(reader: Reader, key: ScalarNode): void {
  report(reader, key, 'duplicate-key', `key "${jsonKey(key)}" already set in map`);
}
