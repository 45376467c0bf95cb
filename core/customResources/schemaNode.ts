// The structural schema of a custom resource, read from whatever stands in `openAPIV3Schema`, half typed or not: what
// cannot be understood counts as not there. Children are read when they are first asked for.

import { goRegex } from '../cel/goRegex.js';
import { fieldsOf, isFields, listOf, textOf, textsOf } from '../json.js';

/** One rule of `x-kubernetes-validations`, as written. */
export interface RuleText {
  readonly rule: string;
  readonly message: string;
  readonly messageExpression: string;
  readonly reason: string;
  readonly fieldPath: string;
  readonly optionalOldSelf: boolean;
}

/** A schema or a part of one. Empty texts and lists, and undefined numbers, mean that the keyword is not there. */
export interface SchemaNode {
  readonly type: string;
  readonly format: string;
  readonly description: string | undefined;
  readonly nullable: boolean;
  readonly intOrString: boolean;
  readonly preservesUnknown: boolean;
  readonly isEmbedded: boolean;
  readonly listType: 'atomic' | 'set' | 'map' | undefined;
  readonly listMapKeys: readonly string[];
  readonly mapType: 'atomic' | 'granular' | undefined;
  readonly hasDefault: boolean;
  readonly defaultValue: unknown;
  readonly required: readonly string[];
  readonly enumeration: readonly unknown[];
  readonly limits: Limits;
  readonly patternText: string;
  /** The pattern, undefined where there is none or JavaScript cannot run it. */
  readonly pattern: RegExp | undefined;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  /** The schema of properties without a name of their own. */
  readonly additional: SchemaNode | undefined;
  /** Properties without a name of their own are taken: `additionalProperties` is true or a schema. */
  readonly allowsAdditional: boolean;
  readonly items: SchemaNode | undefined;
  readonly allOf: readonly SchemaNode[];
  readonly anyOf: readonly SchemaNode[];
  readonly oneOf: readonly SchemaNode[];
  readonly not: SchemaNode | undefined;
  readonly rules: readonly RuleText[];
  /** Rules stand here or below. */
  readonly hasRules: boolean;
}

/** Numbers that bound a value. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum: boolean;
  readonly exclusiveMaximum: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** Schemas nested deeper than this are not read on. */
const depthMax = 200;

/** Reads a schema. Never throws. */
export function readSchema(raw: unknown): SchemaNode {
  return nodeOf(fieldsOf(raw), 0);
}

type Raw = Readonly<Record<string, unknown>>;

function nodeOf(raw: Raw, depth: number): SchemaNode {
  const child = (value: unknown): SchemaNode | undefined =>
    isFields(value) && depth < depthMax ? nodeOf(value, depth + 1) : undefined;
  const children = (value: unknown): readonly SchemaNode[] =>
    listOf(value).flatMap(item => child(item) ?? []);
  const additional = raw['additionalProperties'];
  const node: SchemaNode = {
    ...keywords(raw),
    allowsAdditional: additional === true || isFields(additional),
    get pattern() {
      return keep(node, 'pattern', goRegex(textOf(raw['pattern'])));
    },
    get properties() {
      return keep(node, 'properties', readProperties(raw['properties'], child));
    },
    get additional() {
      return keep(node, 'additional', child(additional));
    },
    get items() {
      return keep(node, 'items', child(raw['items']));
    },
    get allOf() {
      return keep(node, 'allOf', children(raw['allOf']));
    },
    get anyOf() {
      return keep(node, 'anyOf', children(raw['anyOf']));
    },
    get oneOf() {
      return keep(node, 'oneOf', children(raw['oneOf']));
    },
    get not() {
      return keep(node, 'not', child(raw['not']));
    },
    get hasRules() {
      return keep(node, 'hasRules', hasRules(node));
    },
  };
  return node;
}

/** Replaces a node's getter by its value: a node is read once. */
function keep<T>(node: SchemaNode, name: keyof SchemaNode, value: T): T {
  Object.defineProperty(node, name, { value });
  return value;
}

type Keywords = Omit<
  SchemaNode,
  | 'pattern'
  | 'properties'
  | 'additional'
  | 'allowsAdditional'
  | 'items'
  | 'allOf'
  | 'anyOf'
  | 'oneOf'
  | 'not'
  | 'hasRules'
>;

function keywords(raw: Raw): Keywords {
  return {
    type: textOf(raw['type']),
    format: textOf(raw['format']),
    description: textOf(raw['description']) || undefined,
    nullable: raw['nullable'] === true,
    intOrString: raw['x-kubernetes-int-or-string'] === true,
    preservesUnknown: raw['x-kubernetes-preserve-unknown-fields'] === true,
    isEmbedded: raw['x-kubernetes-embedded-resource'] === true,
    listType: oneOf(raw['x-kubernetes-list-type'], ['atomic', 'set', 'map']),
    listMapKeys: textsOf(raw['x-kubernetes-list-map-keys']),
    mapType: oneOf(raw['x-kubernetes-map-type'], ['atomic', 'granular']),
    hasDefault: raw['default'] !== undefined && raw['default'] !== null,
    defaultValue: raw['default'],
    required: textsOf(raw['required']),
    enumeration: listOf(raw['enum']),
    limits: limitsOf(raw),
    patternText: textOf(raw['pattern']),
    rules: listOf(raw['x-kubernetes-validations']).flatMap(readRule),
  };
}

const limitNames = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function limitsOf(raw: Raw): Limits {
  const limits: { [name in (typeof limitNames)[number]]?: number } = {};
  for (const name of limitNames) {
    const value = raw[name];
    if (typeof value === 'number') {
      limits[name] = value;
    }
  }
  return {
    ...limits,
    exclusiveMinimum: raw['exclusiveMinimum'] === true,
    exclusiveMaximum: raw['exclusiveMaximum'] === true,
    uniqueItems: raw['uniqueItems'] === true,
  };
}

function readRule(value: unknown): readonly RuleText[] {
  if (!isFields(value) || typeof value['rule'] !== 'string') {
    return [];
  }
  return [
    {
      rule: value['rule'],
      message: textOf(value['message']),
      messageExpression: textOf(value['messageExpression']),
      reason: textOf(value['reason']),
      fieldPath: textOf(value['fieldPath']),
      optionalOldSelf: value['optionalOldSelf'] === true,
    },
  ];
}

/** A property whose schema is still being typed takes anything. */
const unfinished = { 'x-kubernetes-preserve-unknown-fields': true };

function readProperties(
  value: unknown,
  child: (value: unknown) => SchemaNode | undefined,
): ReadonlyMap<string, SchemaNode> {
  const properties = new Map<string, SchemaNode>();
  for (const [name, schema] of Object.entries(fieldsOf(value))) {
    const node = child(schema) ?? child(unfinished);
    if (node !== undefined) {
      properties.set(name, node);
    }
  }
  return properties;
}

function hasRules(node: SchemaNode): boolean {
  return (
    node.rules.length > 0 ||
    node.items?.hasRules === true ||
    node.additional?.hasRules === true ||
    [...node.properties.values(), ...node.allOf].some(child => child.hasRules)
  );
}

function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find(choice => choice === value);
}
