// CEL: `matches` with Go's regular expressions, `find` and `findAll`.
import type { Environment } from '@marcbachmann/cel-js';
import { goRegex } from '../goRegex.js';

/** Registers the functions; `matches` under the name `matchesGo`, as the library has one of its own. */
export function addRegexFunctions(environment: Environment): void {
  environment
    .registerFunction('string.matchesGo(string): bool', matches)
    .registerFunction('matchesGo(string, string): bool', matches)
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => expression(pattern).exec(text)?.[0] ?? '',
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      findAll(text, pattern),
    )
    .registerFunction(
      'string.findAll(string, int): list<string>',
      (text: string, pattern: string, count: bigint) =>
        count < 0n ? findAll(text, pattern) : findAll(text, pattern).slice(0, Number(count)),
    );
}

function matches(text: string, pattern: string): boolean {
  return expression(pattern).test(text);
}

function findAll(text: string, pattern: string): readonly string[] {
  const { source, flags } = expression(pattern);
  return [...text.matchAll(new RegExp(source, `${flags}g`))].map(([found]) => found);
}

function expression(pattern: string): RegExp {
  const compiled = pattern === '' ? /(?:)/ : goRegex(pattern);
  if (compiled === undefined) {
    throw new Error(`the regular expression ${pattern} cannot be run`);
  }
  return compiled;
}
