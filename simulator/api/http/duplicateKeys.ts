// Keys that a body has twice: the last one counts, and strict decoding complains in the words of its decoders.

import { readDocument } from '../../../core/manifest/readDocument.js';

/** What the decoder says of a text: in one refusal, and as warnings. */
export interface DuplicateKeys {
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
}

/** The keys a body has twice. `isYaml`: the body may be YAML; JSON is read as such all the same. */
export function duplicateKeysOf(text: string, isYaml: boolean): DuplicateKeys {
  if (isYaml && !/^\s*\{/.test(text)) {
    return yamlDuplicates(text);
  }
  const messages = duplicatePathsIn(text).map(
    path => `duplicate field ${JSON.stringify(showPath(path))}`,
  );
  return { refusals: messages, warnings: messages };
}

function yamlDuplicates(text: string): DuplicateKeys {
  const lines = readDocument(text)
    .problems.filter(({ code }) => code === 'duplicate-key')
    .map(({ start, message }) => `line ${text.slice(0, start).split('\n').length}: ${message}`);
  const refusal = `yaml: unmarshal errors:\n${lines.map(line => `  ${line}`).join('\n')}`;
  return { refusals: lines.length === 0 ? [] : [refusal], warnings: lines };
}

function showPath(path: readonly (string | number)[]): string {
  const parts = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return parts.join('').replace(/^\./, '');
}
type Path = readonly (string | number)[];

interface Frame {
  /** The keys seen so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** The key or index that is being read. */
  at: string | number;
  expectsKey: boolean;
}

/** In the order of the text, each place once. The text must be JSON. */
function duplicatePathsIn(text: string): readonly Path[] {
  const found: Path[] = [];
  const frames: Frame[] = [];
  for (let index = 0; index < text.length; index++) {
    const frame = frames.at(-1);
    switch (text[index]) {
      case '"': {
        const end = endOfString(text, index);
        if (frame?.expectsKey) {
          noteKey(frames, frame, { key: keyOf(text.slice(index, end + 1)), found });
        }
        index = end;
        break;
      }
      case '{':
        frames.push({ keys: new Set(), at: '', expectsKey: true });
        break;
      case '[':
        frames.push({ keys: undefined, at: 0, expectsKey: false });
        break;
      case ',':
        next(frame);
        break;
      case '}':
      case ']':
        frames.pop();
        break;
      default:
    }
  }
  return found;
}

function noteKey(
  frames: readonly Frame[],
  frame: Frame,
  { key, found }: { readonly key: string; readonly found: Path[] },
): void {
  frame.at = key;
  frame.expectsKey = false;
  if (frame.keys?.has(key)) {
    const path = frames.map(({ at }) => at);
    const isKnown = found.some(other => other.join('\u0000') === path.join('\u0000'));
    found.push(...(isKnown ? [] : [path]));
  }
  frame.keys?.add(key);
}

function next(frame: Frame | undefined): void {
  if (frame === undefined) {
    return;
  }
  if (frame.keys === undefined) {
    frame.at = Number(frame.at) + 1;
  } else {
    frame.expectsKey = true;
  }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return backslashes % 2 === 1;
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
