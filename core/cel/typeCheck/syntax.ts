// The syntax of CEL expressions: read once, with what is wrong where it cannot be read, in the words of the server.
import { ParseError } from '@marcbachmann/cel-js';
import { kubernetesEnvironment } from '../environment.js';

/** A node of the syntax tree. */
export interface SyntaxNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

/** A fault of an expression. */
export interface CelFault {
  /** Where, counted in characters from the start of the expression. */
  readonly offset: number;
  readonly message: string;
}

/** An expression as read: its tree, or its fault; neither where it cannot be judged here. */
export interface Syntax {
  readonly tree?: SyntaxNode;
  readonly fault?: CelFault;
}

const keptMax = 2000;

const kept = new Map<string, Syntax>();

/** Reads an expression, or takes what was read before. */
export function syntaxOf(source: string): Syntax {
  const known = kept.get(source);
  if (known !== undefined) {
    return known;
  }
  const syntax = read(source);
  const [oldest] = kept.keys();
  if (kept.size >= keptMax && oldest !== undefined) {
    kept.delete(oldest);
  }
  kept.set(source, syntax);
  return syntax;
}

function read(source: string): Syntax {
  try {
    const { ast } = kubernetesEnvironment().parse(source) as unknown as { ast: SyntaxNode };
    return { tree: ast };
  } catch (error) {
    const fault = error instanceof ParseError ? faultOf(error, source) : undefined;
    return fault === undefined ? {} : { fault };
  }
}

const operand =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, " +
  'IDENTIFIER}';

/** Only what no dialect of CEL reads: the text ends too early, or two values stand side by side. */
function faultOf({ code, summary, range }: ParseError, source: string): CelFault | undefined {
  const offset = range?.start ?? 0;
  const rest = source.slice(offset);
  if (code === 'unexpected_token' && summary.endsWith(': EOF')) {
    return { offset, message: `Syntax error: mismatched input '<EOF>' expecting ${operand}` };
  }
  if (code === 'expected_token' && summary === 'Expected RPAREN, got EOF') {
    return { offset, message: "Syntax error: missing ')' at '<EOF>'" };
  }
  if (code === 'expected_token' && summary === 'Expected RBRACKET, got EOF') {
    return { offset, message: "Syntax error: missing ']' at '<EOF>'" };
  }
  const isRaw = /^[rR]/.test(rest) || /[rR]$/.test(source.slice(0, offset));
  if (code === 'unterminated_string' && !isRaw) {
    return { offset, message: `Syntax error: token recognition error at: '${rest}'` };
  }
  const isSeparate = /(?:^|\W)$/.test(source.slice(0, offset));
  if (code === 'unexpected_character' && isSeparate) {
    return unexpected(rest, offset);
  }
  return undefined;
}

function unexpected(rest: string, offset: number): CelFault | undefined {
  const single = /^(?:&(?!&)|\|(?!\|)|=(?!=))./.exec(rest)?.[0];
  if (single !== undefined) {
    return { offset, message: `Syntax error: token recognition error at: '${single}'` };
  }
  const token = /^(?:[A-Za-z_]\w*|\d+|\))/.exec(rest)?.[0];
  return token === undefined
    ? undefined
    : { offset, message: `Syntax error: extraneous input '${token}' expecting <EOF>` };
}
