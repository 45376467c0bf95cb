// CEL's macros that the language library lacks: `has` of any selection, `optMap` and `optFlatMap`, and comprehensions over
// two variables.
import { type Environment, Optional } from '@marcbachmann/cel-js';

/** A node of the syntax tree, as far as macros look into it. */
interface Node {
  readonly op: string;
  readonly args: unknown;
}

/** What the library hands to a macro's steps: it checks types first and evaluates later. */
interface Checker {
  check(node: Node, context: Context): unknown;
  getType(name: string): unknown;
}

interface Evaluator {
  run(node: Node, context: Context): unknown;
}

interface Context {
  forkWithVariable(name: string, type: unknown): Fork;
}

interface Fork extends Context {
  reuse(parent: Context): Fork;
  setIterValue(value: unknown, evaluator: Evaluator): Fork;
}

interface Call {
  readonly args: readonly Node[];
  readonly receiver?: Node;
}

/** Registers the macros; `has` under the name `hasField`, as the library's own takes fewer forms. */
export function addMacros(environment: Environment): void {
  environment
    .registerFunction('hasField(ast): bool', hasField)
    .registerFunction('optional.optMap(ast, ast): optional<dyn>', (call: Call) =>
      optionalMap(call, value => Optional.of(value)),
    )
    .registerFunction('optional.optFlatMap(ast, ast): optional<dyn>', (call: Call) =>
      optionalMap(call, value => value),
    );
  for (const [name, fold] of Object.entries(folds)) {
    const type = name.startsWith('transform') ? 'dyn' : 'bool';
    environment.registerFunction(`list.${name}(ast, ast, ast): ${type}`, (call: Call) =>
      overPairs(call, fold),
    );
  }
  for (const name of ['transformList', 'transformMap'] as const) {
    environment.registerFunction(`list.${name}(ast, ast, ast, ast): dyn`, (call: Call) =>
      overPairs(call, folds[name]),
    );
  }
}

function hasField({ args }: Call) {
  const [selection] = args;
  const [operand, name] = (selection?.args ?? []) as readonly [Node?, unknown?];
  const isSelection = selection?.op === '.' || selection?.op === '.?';
  if (!isSelection || operand === undefined || typeof name !== 'string') {
    throw new Error('has() takes the selection of a field: has(a.b)');
  }
  return {
    typeCheck(checker: Checker, _macro: unknown, context: Context) {
      checker.check(operand, context);
      return checker.getType('bool');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: Context) {
      const value = evaluator.run(operand, context);
      return hasOwn(value instanceof Optional ? value.orValue(null) : value, name);
    },
  };
}

function hasOwn(value: unknown, name: string): boolean {
  if (value instanceof Map) {
    return value.has(name);
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

function optionalMap({ args, receiver }: Call, wrap: (value: unknown) => unknown) {
  const [variable, body] = args;
  const name = identifier(variable);
  if (body === undefined || receiver === undefined) {
    throw new Error('optMap() takes a variable and an expression');
  }
  const scope: { fork?: Fork } = {};
  return {
    typeCheck(checker: Checker, _macro: unknown, context: Context) {
      checker.check(receiver, context);
      scope.fork = context.forkWithVariable(name, checker.getType('dyn'));
      checker.check(body, scope.fork);
      return checker.getType('optional');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: Context) {
      const value = evaluator.run(receiver, context);
      if (!(value instanceof Optional) || !value.hasValue() || scope.fork === undefined) {
        return Optional.none();
      }
      const inner = scope.fork.reuse(context).setIterValue(value.value(), evaluator);
      return wrap(evaluator.run(body, inner));
    },
  };
}

/** A pair of index and item, or of key and value, with what the expressions say of it. */
interface Pair {
  readonly key: unknown;
  /** The predicate's or the transformation's value. */
  readonly result: () => unknown;
  /** The filter's value; true where there is none. */
  readonly isKept: () => boolean;
}

const folds: Readonly<Record<string, (pairs: readonly Pair[]) => unknown>> & {
  readonly [name in 'transformList' | 'transformMap']: (pairs: readonly Pair[]) => unknown;
} = {
  all: pairs => pairs.every(({ result }) => result() === true),
  exists: pairs => pairs.some(({ result }) => result() === true),
  exists_one: pairs => pairs.filter(({ result }) => result() === true).length === 1,
  transformList: pairs => pairs.filter(pair => pair.isKept()).map(({ result }) => result()),
  transformMap: pairs =>
    Object.fromEntries(
      pairs.filter(pair => pair.isKept()).map(({ key, result }) => [String(key), result()]),
    ),
};

function overPairs({ args, receiver }: Call, fold: (pairs: readonly Pair[]) => unknown) {
  const [first, second, ...rest] = args;
  const names = [identifier(first), identifier(second)] as const;
  const body = rest.at(-1);
  const filter = rest.length > 1 ? rest[0] : undefined;
  if (receiver === undefined || body === undefined) {
    throw new Error('a comprehension takes two variables and an expression');
  }
  const scope: { outer?: Fork; inner?: Fork } = {};
  return {
    typeCheck(checker: Checker, _macro: unknown, context: Context) {
      checker.check(receiver, context);
      scope.outer = context.forkWithVariable(names[0], checker.getType('dyn'));
      scope.inner = scope.outer.forkWithVariable(names[1], checker.getType('dyn'));
      for (const node of rest) {
        checker.check(node, scope.inner);
      }
      return checker.getType('dyn');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: Context) {
      const { outer, inner } = scope;
      if (outer === undefined || inner === undefined) {
        return undefined;
      }
      const bound = (key: unknown, value: unknown): Fork => {
        const keyed = outer.reuse(context).setIterValue(key, evaluator);
        return inner.reuse(keyed).setIterValue(value, evaluator);
      };
      const pairs = entriesOf(evaluator.run(receiver, context)).map(([key, value]) => ({
        key,
        result: () => evaluator.run(body, bound(key, value)),
        isKept: () => filter === undefined || evaluator.run(filter, bound(key, value)) === true,
      }));
      return fold(pairs);
    },
  };
}

function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) {
    return value.map((item, index) => [BigInt(index), item] as const);
  }
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function identifier(node: Node | undefined): string {
  if (node?.op !== 'id' || typeof node.args !== 'string') {
    throw new Error('a variable must be a plain name');
  }
  return node.args;
}
