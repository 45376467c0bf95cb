// Makes screenshots small for `npm run pictures`: a PNG of millions of colours becomes one with a palette of 256.
import { decode, encode } from 'fast-png';

/** The same picture with a palette. Takes what the browser writes: 8 bits, RGB or RGBA. */
export function toPalettePng(png) {
  const { width, height, channels, data: pixels } = decode(png);
  const { palette, indexOf } = makePalette(pixels, channels);
  const data = Uint8Array.from({ length: width * height }, (_, pixel) =>
    indexOf(binOf(pixels, pixel * channels)),
  );
  return encode({ width, height, data, channels: 1, depth: 8, palette }, { zlib: { level: 9 } });
}

/** The colours in use, nearly equal ones as one; beyond 256 the rare ones take the nearest frequent one. */
function makePalette(pixels, channels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const bin = binOf(pixels, at);
    const entry = counts.get(bin);
    if (entry === undefined) {
      counts.set(bin, { bin, count: 1, colour: [...pixels.subarray(at, at + 3)] });
    } else {
      entry.count++;
    }
  }
  const entries = [...counts.values()].sort((one, other) => other.count - one.count);
  const palette = entries.slice(0, 256).map(({ colour }) => colour);
  const indexes = new Map(
    entries.map(({ bin, colour }, rank) => [bin, rank < 256 ? rank : nearest(palette, colour)]),
  );
  return { palette, indexOf: bin => indexes.get(bin) };
}

function nearest(palette, colour) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const distance = other.reduce((sum, value, part) => sum + (value - colour[part]) ** 2, 0);
    if (distance < least) {
      [best, least] = [index, distance];
    }
  }
  return best;
}

function binOf(pixels, at) {
  return ((pixels[at] >> 2) << 12) | ((pixels[at + 1] >> 2) << 6) | (pixels[at + 2] >> 2);
}
