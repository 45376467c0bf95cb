// The type of an expression, and what a server's compiler says of it. What cannot be known for certain passes.
import {
  bool,
  bytes,
  type CelType,
  double,
  dyn,
  int,
  isScalar,
  listOfType,
  string,
  uint,
} from './celType.js';
import { isFunction, namespaces, resultOf, textFunction, typeNames } from './functions.js';
import { inverted, negated, operated, sized } from './operators.js';
import type { CelFault, SyntaxNode } from './syntax.js';

/** The types of the names that an expression may use. */
export type Scope = ReadonlyMap<string, CelType>;

interface Inference {
  readonly source: string;
  readonly faults: CelFault[];
}

/** Infers a type. Faults go to `faults`. */
export function inferType(
  tree: SyntaxNode,
  scope: Scope,
  inference: { readonly source: string; readonly faults: CelFault[] },
): CelType {
  return typeOf(tree, scope, inference);
}

type Rule = (node: SyntaxNode, scope: Scope, inference: Inference) => CelType;

const rules: Readonly<Record<string, Rule>> = {
  value: ({ args }) => literalType(args),
  id: identifierType,
  '.': selectionType,
  '.?': optionalSelection,
  '[]': indexType,
  '[?]': (node, scope, inference) => unknownOf(node.args, scope, inference),
  call: callType,
  rcall: memberCallType,
  list: listType,
  map: mapType,
  '?:': choiceType,
  '!_': (node, scope, inference) => unaryType(node, '!_', scope, inference),
  '-_': (node, scope, inference) => unaryType(node, '-_', scope, inference),
};

function typeOf(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const rule = Object.hasOwn(rules, node.op) ? rules[node.op] : undefined;
  return rule === undefined ? binaryType(node, scope, inference) : rule(node, scope, inference);
}

function literalType(value: unknown): CelType {
  switch (typeof value) {
    case 'bigint':
      return int;
    case 'number':
      return double;
    case 'string':
      return string;
    case 'boolean':
      return bool;
    default:
      return value === null ? dyn : value instanceof Uint8Array ? bytes : uint;
  }
}

function identifierType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const name = String(node.args);
  const type = scope.get(name);
  if (type !== undefined) {
    return type;
  }
  if (!typeNames.has(name) && !namespaces.has(name)) {
    undeclared(name, node.start, inference);
  }
  return dyn;
}

function undeclared(name: string, offset: number, { faults }: Inference): void {
  faults.push({ offset, message: `undeclared reference to '${name}' (in container '')` });
}

function selectionType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  return fieldOf(node, offsetOf(node, inference), scope, inference);
}

/** The type of a selected field; a fault of it is told at `offset`: `has` tells it at its parenthesis. */
function fieldOf(node: SyntaxNode, offset: number, scope: Scope, inference: Inference): CelType {
  const [operand, name] = node.args as readonly [SyntaxNode, string];
  const type = typeOf(operand, scope, inference);
  if (type.field !== undefined) {
    const field = type.field(name);
    if (field === undefined) {
      inference.faults.push({ offset, message: `undefined field '${name}'` });
    }
    return field ?? dyn;
  }
  if (isScalar(type)) {
    const message = `type '${type.name}' does not support field selection`;
    inference.faults.push({ offset, message });
  }
  return type.name.startsWith('map(') ? (type.item ?? dyn) : dyn;
}

/** Of an optional value nothing is known; what stands before the dot is looked at all the same. */
function optionalSelection(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [operand] = node.args as readonly [SyntaxNode];
  typeOf(operand, scope, inference);
  return dyn;
}

function unknownOf(args: unknown, scope: Scope, inference: Inference): CelType {
  for (const node of args as readonly SyntaxNode[]) {
    typeOf(node, scope, inference);
  }
  return dyn;
}

function indexType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [operand, index] = node.args as readonly [SyntaxNode, SyntaxNode];
  const type = typeOf(operand, scope, inference);
  typeOf(index, scope, inference);
  return type.item ?? dyn;
}

function listType({ args }: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const types = (args as readonly SyntaxNode[]).map(item => typeOf(item, scope, inference));
  const [first] = types;
  return listOfType(first !== undefined && types.every(type => type === first) ? first : dyn);
}

function mapType({ args }: SyntaxNode, scope: Scope, inference: Inference): CelType {
  return unknownOf((args as readonly (readonly SyntaxNode[])[]).flat(), scope, inference);
}

function choiceType({ args }: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [, yes, no] = (args as readonly SyntaxNode[]).map(each => typeOf(each, scope, inference));
  return yes !== undefined && yes === no ? yes : dyn;
}

function unaryType(
  { args, start }: SyntaxNode,
  op: '!_' | '-_',
  scope: Scope,
  inference: Inference,
): CelType {
  const type = typeOf(args as SyntaxNode, scope, inference);
  const result = op === '!_' ? inverted(type) : negated(type);
  if (result === undefined) {
    refuse({ name: op === '!_' ? '!_' : '-_', types: [type], offset: start }, inference);
  }
  return result ?? dyn;
}

function binaryType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [left, right] = node.args as readonly [SyntaxNode, SyntaxNode];
  const types = [typeOf(left, scope, inference), typeOf(right, scope, inference)] as const;
  const result = operated(node.op, ...types);
  if (result === undefined) {
    const name = node.op === 'in' ? '@in' : `_${node.op}_`;
    const offset = inference.source.indexOf(node.op, left.end);
    refuse({ name, types, offset }, inference);
  }
  return result ?? dyn;
}

interface Refusal {
  readonly name: string;
  readonly receiver?: CelType;
  readonly types: readonly CelType[];
  readonly offset: number;
}

function refuse({ name, receiver, types, offset }: Refusal, { faults }: Inference): void {
  const given = `(${types.map(type => type.name).join(', ')})`;
  const applied = receiver === undefined ? given : `${receiver.name}.${given}`;
  const message = `found no matching overload for '${name}' applied to '${applied}'`;
  faults.push({ offset, message });
}

function callType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [name, args] = node.args as readonly [string, readonly SyntaxNode[]];
  const offset = inference.source.indexOf('(', node.start);
  if (!isFunction(name)) {
    undeclared(name, offset, inference);
  }
  const [arg] = args;
  if (name === 'has' && arg?.op === '.') {
    fieldOf(arg, offset, scope, inference);
    return bool;
  }
  const types = args.map(arg => typeOf(arg, scope, inference));
  const [first] = types;
  if (name === 'size' && first !== undefined && types.length === 1 && sized(first) === undefined) {
    refuse({ name, types, offset }, inference);
  }
  return resultOf(name);
}

/** Macros that bind names in their last arguments: `list.all(item, condition)`. */
const comprehensions: ReadonlySet<string> = new Set(
  'all exists exists_one existsOne map filter transformList transformMap transformMapEntry optMap optFlatMap sortBy'.split(
    ' ',
  ),
);

function memberCallType(node: SyntaxNode, scope: Scope, inference: Inference): CelType {
  const [name, receiver, args] = node.args as readonly [string, SyntaxNode, readonly SyntaxNode[]];
  if (receiver.op === 'id' && receiver.args === 'cel' && name === 'bind') {
    return bindingType(args, scope, inference);
  }
  const isNamespace =
    receiver.op === 'id' &&
    namespaces.has(String(receiver.args)) &&
    !scope.has(String(receiver.args));
  const type = isNamespace ? undefined : typeOf(receiver, scope, inference);
  if (comprehensions.has(name) && args.length > 1) {
    return comprehensionType({ name, receiver, type: type ?? dyn, args }, scope, inference);
  }
  const types = args.map(arg => typeOf(arg, scope, inference));
  if (type === undefined) {
    return dyn;
  }
  const offset = inference.source.indexOf('(', receiver.end + name.length);
  if (!isFunction(name)) {
    undeclared(name, offset, inference);
  } else if (isRefusedMember(name, type, types)) {
    refuse({ name, receiver: type, types, offset }, inference);
  }
  return resultOf(name);
}

function isRefusedMember(name: string, receiver: CelType, types: readonly CelType[]): boolean {
  if (name === 'size') {
    return types.length === 0 && sized(receiver) === undefined;
  }
  const wanted = textFunction(name);
  return (
    wanted !== undefined &&
    ((isScalar(receiver) && receiver !== string) ||
      wanted.some((each, index) => {
        const given = types[index];
        return given !== undefined && isScalar(given) && given !== each;
      }))
  );
}

function bindingType(args: readonly SyntaxNode[], scope: Scope, inference: Inference): CelType {
  const [name, value, body] = args;
  if (name === undefined || value === undefined || body === undefined) {
    return dyn;
  }
  const type = typeOf(value, scope, inference);
  return typeOf(body, new Map([...scope, [String(name.args), type]]), inference);
}

interface Comprehension {
  readonly name: string;
  readonly receiver: SyntaxNode;
  readonly type: CelType;
  readonly args: readonly SyntaxNode[];
}

function comprehensionType(
  { name, receiver, type, args }: Comprehension,
  scope: Scope,
  inference: Inference,
): CelType {
  if (isScalar(type) && !name.startsWith('opt')) {
    const message = `expression of type '${type.name}' cannot be range of a comprehension (must be list, map, or dynamic)`;
    inference.faults.push({ offset: offsetOf(receiver, inference), message });
  }
  const [first, second] = args;
  const isPair = second?.op === 'id' && args.length > 2 && name !== 'map';
  const variables = isPair ? [first, second] : [first];
  const item = !isPair && type.name.startsWith('list(') ? (type.item ?? dyn) : dyn;
  const bound = variables.map(each => [String(each?.args), item] as const);
  const inner = new Map([...scope, ...bound]);
  for (const body of args.slice(variables.length)) {
    typeOf(body, inner, inference);
  }
  return name === 'filter' && type.name.startsWith('list(') ? type : resultOf(name);
}

function offsetOf(node: SyntaxNode, { source }: Inference): number {
  const [operand] = node.args as readonly [SyntaxNode];
  return node.op === '.' ? source.indexOf('.', operand.end) : node.start;
}
