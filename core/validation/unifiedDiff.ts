// The unified diff of two values that the server appends to some refusals: of their JSON, line by line, with three
// lines around each change. Finds the same matches as the server's library, a port of Python's difflib.

/** Lines `from` to `to` of a text, its end excluded. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Match {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

interface Change {
  readonly isEqual: boolean;
  readonly a: Span;
  readonly b: Span;
}

const context = 3;
/** From this many lines on, lines that make up more than a hundredth of the text start no match. */
const manyLines = 200;

/** The diff as text, each line ended; empty where the values are written alike. */
export function unifiedDiff(before: unknown, after: unknown): string {
  const [a, b] = [linesOf(before), linesOf(after)];
  const written = hunksOf(changesBetween(a, b)).flatMap(hunk => [
    headOf(hunk),
    ...hunk.flatMap(change => linesOfChange(change, a, b)),
  ]);
  return written.map(line => `${line}\n`).join('');
}

function linesOf(value: unknown): readonly string[] {
  const written = (mark: string): string => `\\u00${mark.charCodeAt(0).toString(16)}`;
  return JSON.stringify(value, null, 1).replaceAll(/[<>&]/g, written).split('\n');
}

function linesOfChange(change: Change, a: readonly string[], b: readonly string[]): string[] {
  const old = a.slice(change.a.from, change.a.to);
  if (change.isEqual) {
    return old.map(line => ` ${line}`);
  }
  const added = b.slice(change.b.from, change.b.to).map(line => `+${line}`);
  return [...old.map(line => `-${line}`), ...added];
}

function headOf(hunk: readonly Change[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  const range = (from = 0, to = 0): string => {
    const length = to - from;
    return length === 1 ? `${from + 1}` : `${length === 0 ? from : from + 1},${length}`;
  };
  return `@@ -${range(first?.a.from, last?.a.to)} +${range(first?.b.from, last?.b.to)} @@`;
}

/** Changes that are near each other, with what is equal around them. */
function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  let hunk: Change[] = [];
  changes.forEach((change, index) => {
    const [isFirst, isLast] = [index === 0, index === changes.length - 1];
    const length = change.a.to - change.a.from;
    if (!change.isEqual) {
      hunk.push(change);
    } else if (!isFirst && !isLast && length <= 2 * context) {
      hunk.push(change);
    } else {
      if (!isFirst) {
        hunk.push(cut(change, 0, Math.min(length, context)));
        hunks.push(hunk);
      }
      hunk = isLast ? [] : [cut(change, Math.max(0, length - context), length)];
    }
  });
  return [...hunks, hunk].filter(each => each.some(({ isEqual }) => !isEqual));
}

function cut({ a, b }: Change, from: number, to: number): Change {
  return {
    isEqual: true,
    a: { from: a.from + from, to: a.from + to },
    b: { from: b.from + from, to: b.from + to },
  };
}

function changesBetween(a: readonly string[], b: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const match of [...matchesOf(a, b), { a: a.length, b: b.length, size: 0 }]) {
    if (i < match.a || j < match.b) {
      const spans = { a: { from: i, to: match.a }, b: { from: j, to: match.b } };
      changes.push({ isEqual: false, ...spans });
    }
    i = match.a + match.size;
    j = match.b + match.size;
    if (match.size > 0) {
      changes.push({
        isEqual: true,
        a: { from: match.a, to: i },
        b: { from: match.b, to: j },
      });
    }
  }
  return changes;
}

/** What the texts share, in order: the longest match, then what is left and right of it. */
function matchesOf(a: readonly string[], b: readonly string[]): readonly Match[] {
  const places = placesOf(b);
  const found: Match[] = [];
  const waiting = [{ a: { from: 0, to: a.length }, b: { from: 0, to: b.length } }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const match = longestMatch({ a, b, places }, part);
    if (match.size > 0) {
      found.push(match);
      const { size } = match;
      waiting.push(
        { a: { from: part.a.from, to: match.a }, b: { from: part.b.from, to: match.b } },
        { a: { from: match.a + size, to: part.a.to }, b: { from: match.b + size, to: part.b.to } },
      );
    }
  }
  return joined(found.sort((left, right) => left.a - right.a));
}

function joined(matches: readonly Match[]): readonly Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    const last = result.at(-1);
    if (last !== undefined && last.a + last.size === match.a && last.b + last.size === match.b) {
      result[result.length - 1] = { ...last, size: last.size + match.size };
    } else {
      result.push(match);
    }
  }
  return result;
}

/** Where each line is in a text, without the lines that are everywhere. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    places.set(line, [...(places.get(line) ?? []), index]);
  }
  const most = Math.floor(lines.length / 100) + 1;
  const isEverywhere = ([, at]: [string, number[]]): boolean =>
    lines.length >= manyLines && at.length > most;
  return new Map([...places].filter(entry => !isEverywhere(entry)));
}

interface Texts {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function longestMatch(
  { a, b, places }: Texts,
  part: { readonly a: Span; readonly b: Span },
): Match {
  let best = { a: part.a.from, b: part.b.from, size: 0 };
  let lengths = new Map<number, number>();
  for (let i = part.a.from; i < part.a.to; i++) {
    const next = new Map<number, number>();
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j >= part.b.from && j < part.b.to) {
        const size = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, size);
        best = size > best.size ? { a: i - size + 1, b: j - size + 1, size } : best;
      }
    }
    lengths = next;
  }
  return widened(best, part, (i, j) => a[i] === b[j]);
}

/** The match with the equal lines before and after it, however frequent they are. */
function widened(
  match: Match,
  part: { readonly a: Span; readonly b: Span },
  isEqual: (i: number, j: number) => boolean,
): Match {
  let { a, b, size } = match;
  while (a > part.a.from && b > part.b.from && isEqual(a - 1, b - 1)) {
    a--;
    b--;
    size++;
  }
  while (a + size < part.a.to && b + size < part.b.to && isEqual(a + size, b + size)) {
    size++;
  }
  return { a, b, size };
}
