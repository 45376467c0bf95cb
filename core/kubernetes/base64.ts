// Base64, for the data of Secrets and ConfigMaps: of texts and of bytes, without what only browsers or Node have.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 of a text's UTF-8 bytes. */
export function encodeText(text: string): string {
  return encodeBytes(utf8(text));
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index++) {
    if (escaped[index] === '%') {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16));
      index += 2;
    } else {
      bytes.push(escaped.charCodeAt(index));
    }
  }
  return bytes;
}

/** The bytes of a base64 text, white space ignored; undefined where it is none. */
export function decodeBytes(base64: string): readonly number[] | undefined {
  const text = base64.replace(/\s/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return undefined;
  }
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 4) {
    const [first = 0, second = 0, third = -1, fourth = -1] = [...text.slice(index, index + 4)].map(
      each => alphabet.indexOf(each),
    );
    bytes.push((first << 2) | (second >> 4));
    if (third >= 0) {
      bytes.push(((second & 15) << 4) | (third >> 2));
    }
    if (fourth >= 0) {
      bytes.push(((third & 3) << 6) | fourth);
    }
  }
  return bytes;
}

/** The base64 of bytes. */
export function encodeBytes(bytes: Iterable<number>): string {
  const all = [...bytes];
  let encoded = '';
  for (let index = 0; index < all.length; index += 3) {
    const [first = 0, second, third] = all.slice(index, index + 3);
    encoded += alphabet.charAt(first >> 2);
    encoded += alphabet.charAt(((first & 3) << 4) | ((second ?? 0) >> 4));
    encoded +=
      second === undefined ? '=' : alphabet.charAt(((second & 15) << 2) | ((third ?? 0) >> 6));
    encoded += third === undefined ? '=' : alphabet.charAt(third & 63);
  }
  return encoded;
}

/** The text whose UTF-8 the base64 is; undefined where the bytes are no text. */
export function decodeText(base64: string): string | undefined {
  const bytes = decodeBytes(base64);
  return bytes && textOf(bytes);
}

function textOf(bytes: readonly number[]): string | undefined {
  const escaped = bytes.map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    const text = decodeURIComponent(escaped);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    // The world's bytes are no UTF-8: that is the answer.
    return undefined;
  }
}
