// Regular expressions as Go (RE2) writes them, run by JavaScript: for patterns of schemas and `matches` of CEL.
// https://github.com/google/re2/wiki/Syntax

/** The expression; undefined for an empty one and for what JavaScript cannot run. Cheap to use again. */
export function goRegex(source: string): RegExp | undefined {
  if (source === '') {
    return undefined;
  }
  const translated = translate(source);
  if (translated === undefined) {
    return undefined;
  }
  try {
    return new RegExp(translated.source, translated.flags);
  } catch {
    return undefined;
  }
}

interface Translated {
  readonly source: string;
  readonly flags: string;
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Parts that JavaScript writes differently, in the order in which they are tried. */
const token = new RegExp(
  [
    String.raw`\\Q([\s\S]*?)(?:\\E|$)`,
    String.raw`\\x\{([0-9a-fA-F]+)\}`,
    String.raw`\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))`,
    String.raw`\\([\s\S])`,
    String.raw`\[:(\^?)([a-z]+):\]`,
    String.raw`\(\?P<`,
    String.raw`\(\?([imsU-]+):?`,
    String.raw`[\s\S]`,
  ].join('|'),
  'g',
);

function translate(source: string): Translated | undefined {
  const leading = /^\(\?([ims]+)\)/.exec(source);
  const flags = new Set(leading?.[1] ?? '');
  const body = source.slice(leading?.[0].length ?? 0);
  const isUnicode = /\\[pP]|\\x\{/.test(body);
  let inClass = false;
  let out = '';
  for (const match of body.matchAll(token)) {
    const [text] = match;
    if (match[10] !== undefined) {
      return undefined;
    }
    if (text === '[' && !inClass) {
      inClass = true;
      const rest = body.slice(match.index + 1);
      out += /^\^?\]/.test(rest) ? '[' : text;
      continue;
    }
    if (text === ']' && inClass && !isFirstOfClass(out)) {
      inClass = false;
      out += text;
      continue;
    }
    out += translateToken(match, { inClass, isUnicode });
  }
  return { source: out, flags: `${[...flags].join('')}${isUnicode ? 'u' : ''}` };
}

/** In Go, a bracket right after the opening one is a member of the class. */
function isFirstOfClass(out: string): boolean {
  return /(?:^|[^\\])\[\^?$/.test(out);
}

interface Where {
  readonly inClass: boolean;
  readonly isUnicode: boolean;
}

function translateToken(match: RegExpMatchArray, { inClass, isUnicode }: Where): string {
  const [text, quoted, hex, property, negated, long, short, escaped, posixNot, posix] = match;
  if (quoted !== undefined) {
    return quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  }
  if (hex !== undefined) {
    return `\\u{${hex}}`;
  }
  if (property !== undefined) {
    return unicodeProperty(property, negated === '^', long ?? short ?? '');
  }
  if (escaped !== undefined) {
    return translateEscape(escaped, isUnicode);
  }
  if (posix !== undefined && inClass) {
    return posixNot === '^' ? text : (posixClasses[posix] ?? text);
  }
  if (text === '(?P<') {
    return '(?<';
  }
  if (inClass && (text === ']' || text === '[')) {
    return `\\${text}`;
  }
  return text;
}

function unicodeProperty(letter: string, isNegated: boolean, name: string): string {
  const negative = (letter === 'P') !== isNegated;
  const value = name.length <= 2 ? name : `Script=${name}`;
  return `\\${negative ? 'P' : 'p'}{${value}}`;
}

function translateEscape(character: string, isUnicode: boolean): string {
  switch (character) {
    case 'z':
      return '(?![\\s\\S])';
    case 'A':
      return '(?<![\\s\\S])';
    case 'a':
      return '\\x07';
    default:
      return isUnicode && /[^\w^$\\.*+?()[\]{}|/-]/.test(character) ? character : `\\${character}`;
  }
}
