// A faulty value as the API server prints it in a message.

/** Go's %v of numbers and booleans, %q of strings, JSON of everything else (`null` for what is not there). */
export function showValue(value: unknown): string {
  if (typeof value === 'string') {
    return quote(value);
  }
  if (value === undefined || value === null) {
    return 'null';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A string as Go's strconv.Quote writes it. */
export function quote(text: string): string {
  const json = JSON.stringify(text);
  return json.includes('\\') || needsGoEscape.test(text)
    ? `"${text.replace(goEscaped, escapeCharacter)}"`
    : json;
}

const needsGoEscape = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Go escapes exactly these
const goEscaped = /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]/g;

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function escapeCharacter(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) {
    return short;
  }
  const code = character.charCodeAt(0);
  return code < 0x80 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
