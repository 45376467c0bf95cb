// Colours, only where a terminal shows them (and NO_COLOR is not set).
import process from 'node:process';

/** Functions that colour a text, or leave it where no terminal shows colours. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const plain = (text: string): string => text;
const code =
  (start: number, end: number) =>
  (text: string): string =>
    `\u001b[${start}m${text}\u001b[${end}m`;

/** The palette for a stream. */
export function paletteFor(stream: { readonly isTTY?: boolean }): Palette {
  if (stream.isTTY !== true || (process.env['NO_COLOR'] ?? '') !== '') {
    return { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain };
  }
  return {
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    yellow: code(33, 39),
    green: code(32, 39),
    cyan: code(36, 39),
  };
}
