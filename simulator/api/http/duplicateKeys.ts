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
  const found = new Set<string>();
  scanKeys(text, (frames, isAgain) => {
    if (isAgain) {
      found.add(`duplicate field ${placeOf(frames)}`);
    }
  });
  return { refusals: [...found], warnings: [...found] };
}

/** Keys that are there twice and those nobody knows in the order of a JSON text, as its one decoder finds them. */
export function inOrderOfText(text: string, unknown: readonly string[]): readonly string[] {
  const found = new Set<string>();
  scanKeys(text, (frames, isAgain) => {
    const place = placeOf(frames);
    const complaint = `unknown field ${place}`;
    if (unknown.includes(complaint)) {
      found.add(complaint);
    } else if (isAgain) {
      found.add(`duplicate field ${place}`);
    }
  });
  return [...new Set([...found, ...unknown])];
}

function yamlDuplicates(text: string): DuplicateKeys {
  const lines = readDocument(text)
    .problems.filter(({ code }) => code === 'duplicate-key')
    .map(({ start, message }) => `line ${text.slice(0, start).split('\n').length}: ${message}`);
  const refusal = `yaml: unmarshal errors:\n${lines.map(line => `  ${line}`).join('\n')}`;
  return { refusals: lines.length === 0 ? [] : [refusal], warnings: lines };
}

/** `"spec.containers[0].name"`: where the scan is. */
function placeOf(frames: readonly Frame[]): string {
  const parts = frames.map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`));
  return JSON.stringify(parts.join('').replace(/^\./, ''));
}

interface Frame {
  /** The keys seen so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** The key or index that is being read. */
  at: string | number;
  expectsKey: boolean;
}

/** Told of each key when it is read: `isAgain` where its object has had it before. */
type KeyVisitor = (frames: readonly Frame[], isAgain: boolean) => void;

/** Visits the keys in the order of the text, which must be JSON. */
function scanKeys(text: string, visit: KeyVisitor): void {
  const frames: Frame[] = [];
  for (let index = 0; index < text.length; index++) {
    const frame = frames.at(-1);
    switch (text[index]) {
      case '"': {
        const end = endOfString(text, index);
        if (frame?.expectsKey) {
          visit(frames, noteKey(frame, keyOf(text.slice(index, end + 1))));
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
}

/** Whether the object has had the key before. */
function noteKey(frame: Frame, key: string): boolean {
  frame.at = key;
  frame.expectsKey = false;
  const isAgain = frame.keys?.has(key) === true;
  frame.keys?.add(key);
  return isAgain;
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
