// Where the patch of a server-side apply does not fit its schema, in the words of the typed conversion.
// After sigs.k8s.io/structured-merge-diff: typed/validate.go.

import { goText } from '../http/goText.js';
import { isMap, type JsonMap } from './jsonValue.js';
import type { ListShape, TypedShape } from './typedShape.js';

/** `.spec.replicas: expected numeric (int or float), got string`: every fault with its path. */
export function typedFaults(value: unknown, shape: TypedShape, path = ''): readonly string[] {
  if (value === null || value === undefined) {
    return [];
  }
  switch (shape.kind) {
    case 'any':
      return [];
    case 'map':
      return isMap(value)
        ? faultsOfMap(value, shape, path)
        : [`${path}: expected map, got &${braced(value)}`];
    case 'list':
      return Array.isArray(value)
        ? faultsOfList(value, shape, path)
        : [`${path}: expected list, got &${braced(value)}`];
    default: {
      const fault = scalarFault(value, shape.kind);
      return fault === undefined ? [] : [`${path}: ${fault}`];
    }
  }
}

/** The first field that nobody declared ends the look at a map. */
function faultsOfMap(
  map: JsonMap,
  shape: TypedShape & { readonly kind: 'map' },
  path: string,
): readonly string[] {
  const faults: string[] = [];
  for (const name of Object.keys(map).sort()) {
    const field = shape.fieldOf(name);
    if (field === undefined) {
      return [...faults, `${path}.${name}: field not declared in schema`];
    }
    faults.push(...typedFaults(map[name], field, `${path}.${name}`));
  }
  return faults;
}

function faultsOfList(list: readonly unknown[], shape: ListShape, path: string): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const key = keyOf(item, index, shape);
    if ('fault' in key) {
      return [...faults, `${path}: element ${index}: ${key.fault}`];
    }
    if (seen.has(key.text)) {
      faults.push(`${path}: duplicate entries for key ${key.text}`);
    }
    seen.add(key.text);
    faults.push(...typedFaults(item, shape.items, path + key.text));
  }
  return faults;
}

function keyOf(
  item: unknown,
  index: number,
  shape: ListShape,
): { readonly text: string } | { readonly fault: string } {
  if (shape.isSet) {
    return { text: `[=${JSON.stringify(item)}]` };
  }
  if (shape.keys.length === 0) {
    return { text: `[${index}]` };
  }
  if (!isMap(item)) {
    const what = item === null ? 'a null element' : 'non-map elements';
    return { fault: `associative list with keys may not have ${what}` };
  }
  const pairs: string[] = [];
  for (const key of [...shape.keys].sort()) {
    const value = item[key] ?? shape.defaultOf(key);
    if (value === undefined) {
      const why = `omits key field "${key}" (and doesn't have default value)`;
      return { fault: `associative list with keys has an element that ${why}` };
    }
    pairs.push(`${key}=${JSON.stringify(value)}`);
  }
  return { text: `[${pairs.join(',')}]` };
}

function scalarFault(value: unknown, kind: 'numeric' | 'string' | 'boolean' | 'scalar') {
  switch (kind) {
    case 'numeric':
      return typeof value === 'number'
        ? undefined
        : `expected numeric (int or float), got ${goTypeOf(value)}`;
    case 'string':
      return typeof value === 'string'
        ? undefined
        : `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `expected boolean, got &${braced(value)}`;
    default:
      return typeof value === 'object' ? `expected any scalar, got &${braced(value)}` : undefined;
  }
}

function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return '[]interface {}';
  }
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    default:
      return 'map[string]interface {}';
  }
}

/** The value as Go writes it in its own syntax. */
function goSyntax(value: unknown): string {
  if (Array.isArray(value)) {
    return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  }
  if (isMap(value)) {
    const pairs = Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${goSyntax(value[key])}`);
    return `map[string]interface {}{${pairs.join(', ')}}`;
  }
  return value === null ? 'interface {}(nil)' : JSON.stringify(value);
}

function braced(value: unknown): string {
  return `{${goText(value)}}`;
}
