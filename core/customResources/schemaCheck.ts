// A value against a structural schema, keyword by keyword and in the words of the API server. The order of the checks
// and what stops them are the server's: https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/validate
import { isFields } from '../json.js';
import type { FieldError } from '../validation/fieldError.js';
import { sameValue } from '../validation/immutable.js';
import { Place } from '../validation/place.js';
import { fieldlessFault } from './fieldlessFault.js';
import { checkEnumeration, checkNumber, checkString, checkType } from './scalarCheck.js';
import type { SchemaNode } from './schemaNode.js';

/** The faults of a value; of an update only those of what changed, as the server does since 1.33. */
export function checkSchema(value: unknown, schema: SchemaNode, previous?: unknown): FieldError[] {
  const errors: FieldError[] = [];
  checkNode({ value, previous }, schema, { errors, at: Place.root(errors) });
  return errors;
}

/** A value, and what it was before the update; undefined where nothing can be compared. */
interface Pair {
  readonly value: unknown;
  readonly previous: unknown;
}

interface Where {
  readonly errors: FieldError[];
  readonly at: Place;
}

/** How many checks were made: of alternatives that all fail, the server tells of the one with the most. */
function checkNode(pair: Pair, node: SchemaNode, where: Where): number {
  const { value, previous } = pair;
  if (previous !== undefined && sameValue(value, previous)) {
    return 1;
  }
  const { at } = where;
  let matches = checkType(value, node, at) ? 1 : 0;
  if (value === null) {
    checkEnumeration(value, node, at);
    return matches;
  }
  matches += 1 + checkCombinations(pair, node, where);
  if (typeof value === 'string') {
    checkString(value, node, at);
    matches += 1;
  } else if (typeof value === 'number') {
    checkNumber(value, node, where);
    matches += 1;
  } else if (Array.isArray(value)) {
    matches += 1 + checkItems(value, pair, node, where);
  }
  checkEnumeration(value, node, at);
  return isFields(value) ? matches + 1 + checkFields(value, pair, node, where) : matches;
}

function checkItems(
  items: readonly unknown[],
  { previous }: Pair,
  node: SchemaNode,
  { errors, at }: Where,
): number {
  const schema = node.items;
  const { minItems, maxItems, uniqueItems } = node.limits;
  const before = schema === undefined ? undefined : earlierItems(previous, node);
  let matches = 0;
  for (const [index, value] of schema === undefined ? [] : items.entries()) {
    const pair = { value, previous: before?.(value) };
    matches += schema === undefined ? 0 : checkNode(pair, schema, { errors, at: at.item(index) });
  }
  if (minItems !== undefined && items.length < minItems) {
    at.invalid(items.length, `${at.text()} in body should have at least ${minItems} items`);
  }
  if (maxItems !== undefined && items.length > maxItems) {
    at.tooMany(items.length, maxItems);
  }
  if (uniqueItems && hasTwins(items)) {
    at.invalid('', `${at.text()} in body shouldn't contain duplicates`);
  }
  return matches;
}

/** Finds what an item of a list map was before; items of other lists cannot be told apart. */
export function earlierItems(
  previous: unknown,
  { listType, listMapKeys }: SchemaNode,
): ((item: unknown) => unknown) | undefined {
  if (listType !== 'map' || !Array.isArray(previous) || previous.length === 0) {
    return undefined;
  }
  const byKeys = new Map(previous.map(item => [keysOf(item, listMapKeys), item]));
  return item => byKeys.get(keysOf(item, listMapKeys));
}

/** The keys of an item of a list map, as text. */
export function keysOf(item: unknown, names: readonly string[]): string {
  return JSON.stringify(names.map(name => (isFields(item) ? (item[name] ?? null) : null)));
}

function hasTwins(items: readonly unknown[]): boolean {
  return items.some((item, index) => items.slice(index + 1).some(other => sameValue(item, other)));
}

function checkFields(
  fields: Readonly<Record<string, unknown>>,
  { previous }: Pair,
  node: SchemaNode,
  { errors, at }: Where,
): number {
  const names = Object.keys(fields);
  const { minProperties, maxProperties } = node.limits;
  if (minProperties !== undefined && names.length < minProperties) {
    at.invalid(
      names.length,
      `${at.text()} in body should have at least ${minProperties} properties`,
    );
    return 0;
  }
  if (maxProperties !== undefined && names.length > maxProperties) {
    at.tooMany(names.length, maxProperties);
    return 0;
  }
  const before = isFields(previous) ? previous : undefined;
  let matches = 0;
  for (const name of names) {
    const schema = node.properties.get(name) ?? node.additional;
    if (schema !== undefined) {
      const pair = { value: fields[name], previous: before?.[name] };
      matches += checkNode(pair, schema, { errors, at: at.field(name) });
    }
  }
  for (const name of node.required) {
    if (fields[name] === undefined) {
      at.field(name).required();
    }
  }
  return matches;
}

function checkCombinations(pair: Pair, node: SchemaNode, where: Where): number {
  return (
    checkAnyOf(pair, node.anyOf, where) +
    checkOneOf(pair, node.oneOf, where) +
    checkAllOf(pair, node.allOf, where) +
    checkNot(pair, node.not, where)
  );
}

interface Attempt {
  readonly errors: readonly FieldError[];
  readonly matches: number;
}

function attempt(pair: Pair, node: SchemaNode, { errors, at }: Where): Attempt {
  const start = errors.length;
  const matches = checkNode(pair, node, { errors, at });
  return { errors: errors.splice(start), matches };
}

function checkAnyOf(pair: Pair, nodes: readonly SchemaNode[], where: Where): number {
  if (nodes.length === 0) {
    return 0;
  }
  const attempts: Attempt[] = [];
  for (const node of nodes) {
    const made = attempt(pair, node, where);
    if (made.errors.length === 0) {
      return made.matches;
    }
    attempts.push(made);
  }
  const text = JSON.stringify(where.at.text());
  addFault(where, `${text} must validate at least one schema (anyOf)`);
  return takeBest(attempts, where);
}

function checkOneOf(pair: Pair, nodes: readonly SchemaNode[], where: Where): number {
  if (nodes.length === 0) {
    return 0;
  }
  const attempts = nodes.map(node => attempt(pair, node, where));
  const fitting = attempts.filter(({ errors }) => errors.length === 0);
  if (fitting.length === 1) {
    return fitting[0]?.matches ?? 0;
  }
  const found =
    fitting.length === 0 ? 'Found none valid' : `Found ${fitting.length} valid alternatives`;
  const text = JSON.stringify(where.at.text());
  addFault(where, `${text} must validate one and only one schema (oneOf). ${found}`);
  return fitting.length === 0 ? takeBest(attempts, where) : 0;
}

/** The faults of the attempt with the most checks. */
function takeBest(attempts: readonly Attempt[], where: Where): number {
  const most = Math.max(...attempts.map(({ matches }) => matches));
  const best = attempts.find(({ matches }) => matches === most);
  where.errors.push(...(best?.errors ?? []));
  return most;
}

function checkAllOf(pair: Pair, nodes: readonly SchemaNode[], where: Where): number {
  let matches = 0;
  let fitting = 0;
  for (const node of nodes) {
    const made = attempt(pair, node, where);
    fitting += made.errors.length === 0 ? 1 : 0;
    matches += made.matches;
    where.errors.push(...made.errors);
  }
  if (fitting < nodes.length) {
    const none = fitting === 0 ? '. None validated' : '';
    const text = JSON.stringify(where.at.text());
    addFault(where, `${text} must validate all the schemas (allOf)${none}`);
  }
  return matches;
}

function checkNot(pair: Pair, node: SchemaNode | undefined, where: Where): number {
  if (node !== undefined && attempt(pair, node, where).errors.length === 0) {
    addFault(where, `${JSON.stringify(where.at.text())} must not validate the schema (not)`);
  }
  return 0;
}

/** A fault that the server gives no field: the message says where. */
function addFault({ errors, at }: Where, detail: string): void {
  errors.push(fieldlessFault(at, detail));
}
