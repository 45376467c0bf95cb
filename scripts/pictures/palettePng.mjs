// Makes screenshots small for `npm run pictures`: a PNG of millions of colours becomes one with a palette of 256.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture with a palette. Takes what the browser writes: 8 bits, RGB or RGBA, not interlaced. */
export function toPalettePng(png) {
  const { width, height, channels, pixels } = readPng(png);
  const { palette, indexOf } = makePalette(pixels, channels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = indexOf(binOf(pixels, (y * width + x) * channels));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
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

function readPng(png) {
  const data = [];
  let header;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), kind: body[9] };
    } else if (type === 'IDAT') {
      data.push(body);
    }
    at += length + 12;
  }
  const { width, height, kind } = header;
  const channels = kind === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(Buffer.concat(data)), { width, height, channels });
  return { width, height, channels, pixels };
}

/** Undoes the prediction of each row (PNG specification, section 9). */
function unfilter(raw, { width, height, channels }) {
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : out[y * stride + x - channels];
      const up = y === 0 ? 0 : out[(y - 1) * stride + x];
      const corner = x < channels || y === 0 ? 0 : out[(y - 1) * stride + x - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const distances = [left, up, corner].map(value => Math.abs(guess - value));
  if (distances[0] <= distances[1] && distances[0] <= distances[2]) {
    return left;
  }
  return distances[1] <= distances[2] ? up : corner;
}

function chunk(type, body) {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
