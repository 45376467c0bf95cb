// What Go says of a text that is no JSON: its scanner names the first character it cannot take, and where it was.

/** The fault in Go's words; undefined where the text is JSON. */
export function goJsonFault(text: string): string | undefined {
  const scanner = new Scanner(text);
  try {
    scanner.value();
    scanner.end();
    return undefined;
  } catch (fault) {
    if (fault instanceof SyntaxFault) {
      return fault.message;
    }
    throw fault;
  }
}

class SyntaxFault extends Error {}

const escapes = '"\\/bfnrt';
const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

/** Reads a text once, from left to right. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): void {
    const first = this.#next();
    if (first === '{') {
      this.#members();
    } else if (first === '[') {
      this.#items();
    } else if (first === '"') {
      this.#string();
    } else if (literals[first] !== undefined) {
      this.#literal(literals[first]);
    } else if (first === '-' || isDigit(first)) {
      this.#number(first);
    } else {
      this.#refuse(first, 'looking for beginning of value');
    }
  }

  end(): void {
    const rest = this.#text.slice(this.#at).trimStart();
    if (rest !== '') {
      this.#refuse(rest.charAt(0), 'after top-level value');
    }
  }

  #members(): void {
    for (let char = this.#next(), isFirst = true; ; char = this.#next(), isFirst = false) {
      if (char === '}' && isFirst) {
        return;
      }
      if (char !== '"') {
        this.#refuse(char, 'looking for beginning of object key string');
      }
      this.#string();
      this.#require(':', 'after object key');
      this.value();
      const after = this.#next();
      if (after === '}') {
        return;
      }
      if (after !== ',') {
        this.#refuse(after, 'after object key:value pair');
      }
    }
  }

  #items(): void {
    if (this.#text.slice(this.#at).trimStart().startsWith(']')) {
      this.#next();
      return;
    }
    for (;;) {
      this.value();
      const after = this.#next();
      if (after === ']') {
        return;
      }
      if (after !== ',') {
        this.#refuse(after, 'after array element');
      }
    }
  }

  #string(): void {
    for (let char = this.#char(); char !== '"'; char = this.#char()) {
      if (char < ' ') {
        this.#refuse(char, 'in string literal');
      }
      if (char === '\\') {
        this.#escape(this.#char());
      }
    }
  }

  #escape(char: string): void {
    if (char !== 'u' && !escapes.includes(char)) {
      this.#refuse(char, 'in string escape code');
    }
    for (let count = 0; char === 'u' && count < 4; count++) {
      const digit = this.#char();
      if (!/[0-9a-fA-F]/.test(digit)) {
        this.#refuse(digit, 'in \\u hexadecimal character escape');
      }
    }
  }

  #literal(word: string): void {
    for (const expected of word.slice(1)) {
      this.#require(expected, `in literal ${word} (expecting '${expected}')`, this.#char());
    }
  }

  #number(first: string): void {
    const start = first === '-' ? this.#char() : first;
    if (!isDigit(start)) {
      this.#refuse(start, 'in numeric literal');
    }
    this.#digits(start === '0' ? 0 : Number.POSITIVE_INFINITY);
    if (this.#text[this.#at] === '.') {
      this.#at++;
      this.#someDigits('after decimal point in numeric literal');
    }
    if (/[eE]/.test(this.#text[this.#at] ?? '')) {
      this.#at += /[+-]/.test(this.#text[this.#at + 1] ?? '') ? 2 : 1;
      this.#someDigits('in exponent of numeric literal');
    }
  }

  #someDigits(where: string): void {
    const char = this.#char();
    if (!isDigit(char)) {
      this.#refuse(char, where);
    }
    this.#digits(Number.POSITIVE_INFINITY);
  }

  #digits(max: number): void {
    for (let count = 0; count < max && isDigit(this.#text[this.#at] ?? ''); count++) {
      this.#at++;
    }
  }

  #require(expected: string, where: string, char = this.#next()): void {
    if (char !== expected) {
      this.#refuse(char, where);
    }
  }

  /** The next character that is no white space. */
  #next(): string {
    let char = this.#char();
    while (' \t\r\n'.includes(char)) {
      char = this.#char();
    }
    return char;
  }

  #char(): string {
    const char = this.#text[this.#at];
    if (char === undefined) {
      throw new SyntaxFault('unexpected end of JSON input');
    }
    this.#at++;
    return char;
  }

  #refuse(char: string, where: string): never {
    throw new SyntaxFault(`invalid character ${quoted(char)} ${where}`);
  }
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function quoted(char: string): string {
  if (char === "'") {
    return "'\\''";
  }
  return char === '"' ? `'"'` : `'${JSON.stringify(char).slice(1, -1)}'`;
}
