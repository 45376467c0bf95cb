// Breaks texts at random, always the same way for the same seed: what people, merges and bad keyboards do to files.

/** Numbers that look random; the same seed gives the same numbers. */
export interface Chance {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
}

/** One change of a text: `[start, end)` becomes `text`. */
export interface Mutation {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A source of chance. */
export function createChance(seed: number): Chance {
  let state = (seed * 2654435761 + 1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => (limit <= 0 ? 0 : next() % limit);
  return { below, pick: items => items[below(items.length)] as (typeof items)[number] };
}

const pieces = [
  ...[' ', '  ', '\t', '\n', '\r\n', '\r', '\n\n', ':', ': ', '- ', '-', '\n- ', '#', ' # ', '?'],
  ...[
    '"',
    "'",
    '\\',
    '|',
    '>',
    '|2',
    '>-',
    '{',
    '}',
    '[',
    ']',
    ',',
    '{{',
    '}}',
    '&a ',
    '*a',
    '<<: *a',
  ],
  ...[
    '!!str ',
    '!',
    '%',
    '@',
    '`',
    '---',
    '\n---\n',
    '\n...\n',
    '\u0000',
    '\uFEFF',
    '\u2028',
    '😀',
  ],
  ...[
    '\ud83d',
    '\ude00',
    'é',
    '0777',
    'yes',
    'null',
    '~',
    '1e999',
    '.inf',
    '__proto__',
    'kind: List',
  ],
  ...['apiVersion: v1\n', 'kind: Pod\n', 'items:\n', 'metadata:\n  name: x\n', '"\\x', '"\\ud83d'],
];

/** A change somewhere in a text. `others` are texts to copy from. */
export function mutate(text: string, chance: Chance, others: readonly string[]): Mutation {
  const start = chance.below(text.length + 1);
  const length = chance.below(chance.pick([2, 10, 80]));
  const end = Math.min(text.length, start + length);
  switch (chance.below(8)) {
    case 0:
      return { start, end, text: '' };
    case 1:
      return { start, end: start, text: text.slice(start, end) };
    case 2:
      return { start, end, text: chance.pick(pieces) };
    case 3:
      return lineMutation(text, start, chance);
    case 4: {
      const other = chance.pick(others);
      const from = chance.below(other.length);
      return { start, end: start, text: other.slice(from, from + chance.below(200)) };
    }
    case 5:
      return { start, end: text.length, text: '' };
    default:
      return { start, end: start, text: chance.pick(pieces) };
  }
}

/** Indents, outdents, doubles or removes the line around an offset. */
function lineMutation(text: string, offset: number, chance: Chance): Mutation {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : next + 1;
  const line = text.slice(start, end);
  const changed = [
    ` ${line}`,
    `    ${line}`,
    line.replace(/^ {1,2}/, ''),
    line + line,
    '',
    line.trimStart(),
    line.replace(': ', ':'),
    line.replace(':', ''),
  ];
  return { start, end, text: chance.pick(changed) };
}
