// Where the cursor is inside [lists] and {maps}, read from the text up to it: works while they are half typed.

/** A place inside flow style. */
export interface FlowContext {
  /** Path below the flow collection. */
  readonly path: readonly (string | number)[];
  readonly place: 'key' | 'value';
  /** Offset where the word under the cursor starts. */
  readonly wordStart: number;
}

interface Level {
  readonly isMap: boolean;
  key: string | undefined;
  index: number;
  inValue: boolean;
}

/** The place of an offset inside the flow collection that starts at `start`; undefined after its end. */
export function flowContext(text: string, start: number, offset: number): FlowContext | undefined {
  const levels: Level[] = [];
  let wordStart = start;
  let position = start;
  while (position < offset) {
    const sign = text.charAt(position);
    if (sign === '"' || sign === "'") {
      const close = closingQuote(text, position, offset);
      if (close === undefined) {
        return contextOf(levels, position);
      }
      wordStart = Math.min(wordStart, position);
      position = close;
    } else if (sign === '#' && /\s/.test(text.charAt(position - 1))) {
      const lineEnd = text.indexOf('\n', position);
      if (lineEnd < 0 || lineEnd >= offset) {
        return undefined;
      }
      position = lineEnd;
      wordStart = lineEnd + 1;
    } else if (applySign(levels, text, { sign, position, wordStart })) {
      wordStart = position + 1;
    } else if (/\s/.test(sign) && text.slice(wordStart, position).trim() === '') {
      wordStart = position + 1;
    }
    position++;
  }
  return contextOf(levels, wordStart);
}

function contextOf(levels: readonly Level[], wordStart: number): FlowContext | undefined {
  const last = levels[levels.length - 1];
  if (last === undefined) {
    return undefined;
  }
  const path: (string | number)[] = [];
  for (const level of levels) {
    if (level !== last || !level.isMap || level.inValue) {
      path.push(level.isMap ? (level.key ?? '') : level.index);
    }
  }
  const place = last.isMap && !last.inValue ? 'key' : 'value';
  return { path, place, wordStart };
}

/** Follows an indicator; false for any other character. */
function applySign(
  levels: Level[],
  text: string,
  at: { readonly sign: string; readonly position: number; readonly wordStart: number },
): boolean {
  const last = levels[levels.length - 1];
  switch (at.sign) {
    case '{':
    case '[':
      levels.push({ isMap: at.sign === '{', key: undefined, index: 0, inValue: false });
      return true;
    case '}':
    case ']':
      levels.pop();
      return true;
    case ',':
      if (last !== undefined) {
        last.index++;
        last.inValue = false;
        last.key = undefined;
      }
      return true;
    case ':':
      return last !== undefined && passColon(last, text, at);
    default:
      return false;
  }
}

function passColon(
  level: Level,
  text: string,
  at: { readonly position: number; readonly wordStart: number },
): boolean {
  const next = text.charAt(at.position + 1);
  const afterQuote = /["']/.test(text.charAt(at.position - 1));
  if (!level.isMap || level.inValue || !(afterQuote || /^[\s,[\]{}]?$/.test(next))) {
    return false;
  }
  level.key = text
    .slice(at.wordStart, at.position)
    .trim()
    .replace(/^["']|["']$/g, '');
  level.inValue = true;
  return true;
}

function closingQuote(text: string, start: number, limit: number): number | undefined {
  const quote = text.charAt(start);
  for (let position = start + 1; position < limit; position++) {
    const sign = text.charAt(position);
    if (sign === '\\' && quote === '"') {
      position++;
    } else if (sign === quote) {
      return position;
    }
  }
  return undefined;
}
