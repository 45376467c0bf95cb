// Base64 of texts, for what the server keeps as bytes.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 of a text's UTF-8 bytes. */
export function toBase64(text: string): string {
  const bytes = utf8(text);
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    encoded += character(first >> 2);
    encoded += character(((first & 3) << 4) | ((second ?? 0) >> 4));
    encoded += second === undefined ? '=' : character(((second & 15) << 2) | ((third ?? 0) >> 6));
    encoded += third === undefined ? '=' : character(third & 63);
  }
  return encoded;
}

function character(bits: number): string {
  return alphabet.charAt(bits);
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const symbol of text) {
    const code = symbol.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
    } else if (code < 0x800) {
      bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    } else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}
