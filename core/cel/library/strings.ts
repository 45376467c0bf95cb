// CEL: `charAt`, `replace`, `reverse`, `format` of strings, and `strings.quote`.
import type { Environment } from '@marcbachmann/cel-js';
import { quote } from '../../validation/showValue.js';
import { celFault } from './fault.js';

class StringsNamespace {
  readonly name = 'strings';
}

/** Registers the functions of strings. */
export function addStringFunctions(environment: Environment): void {
  environment
    .registerType('StringsNamespace', StringsNamespace)
    .registerConstant('strings', 'StringsNamespace', new StringsNamespace())
    .registerFunction('StringsNamespace.quote(string): string', (_: unknown, text: string) =>
      quote(text),
    )
    .registerFunction('string.charAt(int): string', charAt)
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''))
    .registerFunction('string.replace(string, string): string', replaceAll)
    .registerFunction('string.replace(string, string, int): string', replaceSome)
    .registerFunction('string.format(list): string', format);
}

function charAt(text: string, index: bigint): string {
  if (index < 0n || index > BigInt(text.length)) {
    throw celFault(`index out of range: ${index}`);
  }
  return text.charAt(Number(index));
}

function replaceAll(text: string, old: string, next: string): string {
  return text.split(old).join(next);
}

function replaceSome(text: string, old: string, next: string, count: bigint): string {
  if (count < 0n) {
    return replaceAll(text, old, next);
  }
  const parts = text.split(old);
  const kept = Number(count);
  const head = parts.slice(0, kept + 1).join(next);
  const tail = parts.slice(kept + 1);
  return tail.length === 0 ? head : `${head}${old}${tail.join(old)}`;
}

/** `"%s has %d of %.2f".format([name, count, limit])`. */
function format(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(/%(?:\.(\d+))?([%sdfebxXo])/g, (_text, precision, verb: string) => {
    if (verb === '%') {
      return '%';
    }
    if (next >= values.length) {
      throw celFault(`index ${next} out of range`);
    }
    const value = values[next];
    next += 1;
    return formatted(value, verb, precision === undefined ? 6 : Number(precision));
  });
}

function formatted(value: unknown, verb: string, precision: number): string {
  switch (verb) {
    case 'f':
      return Number(value).toFixed(precision);
    case 'e':
      return Number(value)
        .toExponential(precision)
        .replace(/e([+-])(\d)$/, 'e$10$2');
    case 'b':
      return BigInt(Number(value)).toString(2);
    case 'o':
      return BigInt(Number(value)).toString(8);
    case 'x':
    case 'X': {
      const text = typeof value === 'string' ? hexOf(value) : BigInt(Number(value)).toString(16);
      return verb === 'X' ? text.toUpperCase() : text;
    }
    default:
      return shown(value);
  }
}

function hexOf(text: string): string {
  return [...text]
    .map(character => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .join('');
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(shown).join(', ')}]`;
  }
  if (value instanceof Date) {
    return value.toISOString().replace(/\.000Z$/, 'Z');
  }
  if (typeof value === 'object' && value !== null && value.constructor === Object) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${shown(item)}`);
    return `{${entries.sort().join(', ')}}`;
  }
  return String(value);
}
