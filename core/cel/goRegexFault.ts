// What Go says of a regular expression that it does not take. Only what is certain: the rest passes.
// https://pkg.go.dev/regexp/syntax

interface Scan {
  readonly source: string;
  /** Groups that are open. */
  open: number;
  /** Something stands before that can be repeated. */
  repeatable: boolean;
}

/** `error parsing regexp: …`, undefined for an expression without a fault that is certain. */
export function goRegexFault(source: string): string | undefined {
  const fault = /\\[QE]/.test(source) ? undefined : scanFault(source);
  return fault === undefined ? undefined : `error parsing regexp: ${fault}`;
}

const tokens =
  /\\[\s\S]|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*(?:\]|$)|\(\?<[=!]|\(\?[^:)]?|[()|*+?]|[\s\S]/g;

function scanFault(source: string): string | undefined {
  const scan: Scan = { source, open: 0, repeatable: false };
  for (const [token] of source.matchAll(tokens)) {
    const fault = tokenFault(token, scan);
    if (fault !== undefined) {
      return fault;
    }
  }
  return scan.open > 0 ? `missing closing ): \`${source}\`` : undefined;
}

function tokenFault(token: string, scan: Scan): string | undefined {
  if (token.startsWith('[') && (token === '[' || !token.endsWith(']') || token === '[]')) {
    return `missing closing ]: \`${token}\``;
  }
  if (token.startsWith('(')) {
    return openingFault(token, scan);
  }
  const isRepetition = token === '*' || token === '+' || token === '?';
  if (isRepetition && !scan.repeatable) {
    return `missing argument to repetition operator: \`${token}\``;
  }
  if (token === ')') {
    scan.open -= 1;
  }
  scan.repeatable = token !== '|';
  if (scan.open < 0) {
    return `unexpected ): \`${scan.source}\``;
  }
  if (/^\\[1-9]$/.test(token)) {
    return `invalid escape sequence: \`${token}\``;
  }
  return token === '\\' ? 'trailing backslash at end of expression: ``' : undefined;
}

function openingFault(token: string, scan: Scan): string | undefined {
  scan.open += 1;
  scan.repeatable = false;
  if (/^\(\?<?[=!]/.test(token)) {
    return `invalid or unsupported Perl syntax: \`${token.slice(0, 3)}\``;
  }
  return undefined;
}
