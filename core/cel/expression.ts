// CEL expressions, compiled once and kept: for the rules of custom resources and for admission policies.
import { EvaluationError, Optional, type ParseResult } from '@marcbachmann/cel-js';
import { Duration } from '@marcbachmann/cel-js/evaluator';
import { parseDuration } from '../kubernetes/duration.js';
import { kubernetesEnvironment } from './environment.js';

/** What an evaluation came to. */
export type CelOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  /** What the server would answer too: a missing key, an index out of bounds, a division by zero. */
  | { readonly kind: 'fault'; readonly message: string }
  /** The expression cannot be run here. It may well run in a server. */
  | { readonly kind: 'unsupported'; readonly reason: string };

/** A compiled expression. */
export interface CelExpression {
  /** The identifiers that stand in it, for telling whether it uses a variable. */
  readonly names: ReadonlySet<string>;
  /** Never throws. Whole numbers go in as bigints. */
  evaluate(variables: Readonly<Record<string, unknown>>): CelOutcome;
}

/** Compiled expressions that are kept; the oldest leave first. */
const keptMax = 2000;

const kept = new Map<string, CelExpression>();

/** Compiles an expression, or takes the compiled one. An expression that cannot be compiled says so when it runs. */
export function compileExpression(source: string): CelExpression {
  const known = kept.get(source);
  if (known !== undefined) {
    return known;
  }
  const expression = compile(source);
  const [oldest] = kept.keys();
  if (kept.size >= keptMax && oldest !== undefined) {
    kept.delete(oldest);
  }
  kept.set(source, expression);
  return expression;
}

/** An optional value of CEL; none for undefined. */
export function optionalOf(value: unknown): unknown {
  return value === undefined ? Optional.none() : Optional.of(value);
}

/** A time as CEL has it, undefined where the text is none. */
export function celTimestamp(text: string): Date | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A span of time as CEL has it, undefined where the text is none. */
export function celDuration(text: string): unknown {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) {
    return undefined;
  }
  const seconds = Math.trunc(milliseconds / 1000);
  return new Duration(seconds, Math.round((milliseconds - seconds * 1000) * 1e6));
}

function compile(source: string): CelExpression {
  const names = namesIn(source);
  let program: ParseResult;
  try {
    program = kubernetesEnvironment().parse(rewritten(source));
  } catch (error) {
    const reason = reasonOf(error);
    return { names, evaluate: () => ({ kind: 'unsupported', reason }) };
  }
  return {
    names,
    evaluate(variables) {
      try {
        return { kind: 'value', value: program(variables) as unknown };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** What the server says of faults that come from the values. Everything else is ours. */
const faults: Readonly<Record<string, (summary: string) => string>> = {
  no_such_key: summary => summary.replace(/^No such key/, 'no such key'),
  index_out_of_bounds: summary =>
    `index out of bounds: ${/index (-?\d+)/.exec(summary)?.[1] ?? ''}`,
  division_by_zero: () => 'division by zero',
  modulo_by_zero: () => 'modulus by zero',
  numeric_overflow: () => 'integer overflow',
  optional_value_missing: () => 'optional.none() dereference',
  kubernetes: summary => summary,
};

function outcomeOf(error: unknown): CelOutcome {
  if (error instanceof EvaluationError) {
    const say = faults[error.code];
    if (say !== undefined) {
      return { kind: 'fault', message: say(error.summary) };
    }
  }
  return { kind: 'unsupported', reason: reasonOf(error) };
}

/** The first line of an error: the rest shows the expression. */
function reasonOf(error: unknown): string {
  const summary = error instanceof Error ? error.message.split('\n')[0] : undefined;
  return summary ?? 'it cannot be evaluated';
}

/** Strings (raw, triple quoted, plain), comments, and names. */
const words =
  /[rR]?"""[\s\S]*?"""|[rR]?'''[\s\S]*?'''|[rR]"[^"\n]*"|[rR]'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|([A-Za-z_]\w*)(\s*\()?/g;

function namesIn(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(words)].flatMap(([, name]) => name ?? []));
}

/** Calls that the library answers otherwise than the server go to functions of our own. */
const renamed: Readonly<Record<string, string>> = {
  has: 'hasField',
  matches: 'matchesGo',
  existsOne: 'exists_one',
};

function rewritten(source: string): string {
  return source.replace(words, (text, name?: string, call?: string) => {
    const own = name === undefined ? undefined : renamed[name];
    return own === undefined || call === undefined ? text : `${own}${call}`;
  });
}
