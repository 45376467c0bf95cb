// What a scalar's text means to the API server: it reads YAML 1.1 as sigs.k8s.io/yaml does (go-yaml's resolve.go).

import type { ScalarNode } from '../node.js';

const words = new Map<string, boolean | null | number>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    word => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, Number.NEGATIVE_INFINITY] as const),
]);

const float = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const dotFloat = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;
const integer = /^[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;

/** A plain scalar's value. Unknown words are strings. */
export function resolvePlain(text: string): ScalarNode['value'] {
  const first = text.charCodeAt(0);
  if (Number.isNaN(first)) {
    return null;
  }
  // Letters first: nearly every scalar is a word that no table knows.
  if (first > 57) {
    return text.length <= 5 && (first === 126 || isWordStart(first)) ? fromWords(text) : text;
  }
  const numeric = (first >= 48 && first <= 57) || first === 45 || first === 43;
  if (!numeric && first !== 46) {
    return text;
  }
  return resolveNumeric(text, first);
}

/** A scalar's value with an explicit tag (`!!str`, `!!int`, `!custom`), whatever its style. */
export function resolveTagged(text: string, tag: string): ScalarNode['value'] {
  const short = tag.replace('tag:yaml.org,2002:', '!!').replace(/^!<(.*)>$/, '$1');
  if (short === '!!null') {
    return null;
  }
  return ['!!int', '!!float', '!!bool'].includes(short) ? resolvePlain(text) : text;
}

function isWordStart(code: number): boolean {
  const lower = code | 32;
  return lower === 121 || lower === 110 || lower === 116 || lower === 102 || lower === 111;
}

function fromWords(text: string): ScalarNode['value'] {
  const value = words.get(text);
  return value === undefined ? text : value;
}

function resolveNumeric(text: string, first: number): ScalarNode['value'] {
  const word = fromWords(text);
  if (word !== text) {
    return word;
  }
  if (first === 46) {
    return dotFloat.test(text) ? Number(text) : text;
  }
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (integer.test(plain)) {
    return fromInteger(plain);
  }
  if (!float.test(plain)) {
    return text;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : text;
}

/** Integers beyond 64 bits are read as floats by go-yaml; a double holds both. */
function fromInteger(text: string): ScalarNode['value'] {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '');
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = Number(isOctal ? `0o${digits.slice(1)}` : digits.replace(/^0[XBO]/, lower));
  return negative && value !== 0 ? -value : value;
}

function lower(prefix: string): string {
  return prefix.toLowerCase();
}
