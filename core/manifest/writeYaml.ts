// Writes JSON values as YAML the way people write manifests: block style, quotes only where they are needed.

import { isFields } from '../json.js';
import { resolvePlain } from './reader/resolveScalar.js';

/** How to lay a value out. */
export interface YamlLayout {
  /** Column of the value's keys or dashes. */
  readonly column: number;
  /** Lists stand two columns deeper than their key. */
  readonly indentsLists: boolean;
}

/** A value as it stands after `key:` — with its leading space, or its line break where it is a block. */
export function writeValue(value: unknown, layout: YamlLayout): string {
  if (Array.isArray(value) && value.length > 0) {
    return writeList(value, layout);
  }
  if (isFields(value) && Object.keys(value).length > 0) {
    const inner = { ...layout, column: layout.column + 2 };
    return `\n${' '.repeat(inner.column)}${writeEntries(value, inner)}`;
  }
  return ` ${writeScalar(value)}`;
}

/** The entries of a mapping; the first one starts at the cursor, further ones in the layout's column. */
export function writeEntries(value: Readonly<Record<string, unknown>>, layout: YamlLayout): string {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries
    .map(([key, item]) => `${writeScalar(key)}:${writeValue(item, layout)}`)
    .join(`\n${' '.repeat(layout.column)}`);
}

/** A value on one line: `{a: 1, b: [x]}`. */
export function writeFlow(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(writeFlow).join(', ')}]`;
  }
  if (isFields(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${flowScalar(key)}: ${writeFlow(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return flowScalar(value);
}

function writeList(items: readonly unknown[], layout: YamlLayout): string {
  const column = layout.indentsLists ? layout.column + 2 : layout.column;
  const inner = { ...layout, column: column + 2 };
  const indent = `\n${' '.repeat(column)}`;
  return items.map(item => `${indent}-${writeItem(item, inner)}`).join('');
}

function writeItem(item: unknown, inner: YamlLayout): string {
  return isFields(item) && Object.keys(item).length > 0
    ? ` ${writeEntries(item, inner)}`
    : Array.isArray(item)
      ? ` ${writeFlow(item)}`
      : ` ${writeScalar(item)}`;
}

function writeScalar(value: unknown): string {
  if (typeof value !== 'string') {
    return typeof value === 'object' && value !== null ? writeFlow(value) : String(value ?? 'null');
  }
  const needsQuotes =
    typeof resolvePlain(value) !== 'string' ||
    value.trim() !== value ||
    /^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|: |:$| #|\p{Cc}/u.test(value);
  return needsQuotes ? JSON.stringify(value) : value;
}

function flowScalar(value: unknown): string {
  const text = writeScalar(value);
  return typeof value === 'string' && !text.startsWith('"') && /[,[\]{}]/.test(text)
    ? JSON.stringify(value)
    : text;
}
