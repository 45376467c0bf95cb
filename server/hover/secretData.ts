/**
 * Hover: data of Secrets
 *
 * What a base64 value holds, masked: how long it is, whether it is text, and line ends that were not meant.
 */
import { decodeBytes } from '../../core/kubernetes/base64.js';
import type { HoverContext } from './types.js';

/** Tells of a value without showing it. */
export function secretData({ object, path, at }: HoverContext): readonly string[] {
  const isData = object.kind === 'Secret' && path.length === 2 && path[0] === 'data';
  if (!isData || at.value?.kind !== 'scalar') {
    return [];
  }
  const bytes = decodeBytes(at.value.text);
  if (bytes === undefined) {
    return ['Not base64: plain text belongs in `stringData`'];
  }
  const text = new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
  if (text.includes('\uFFFD')) {
    return [`${bytes.length} bytes that are no text`];
  }
  const lineEnd = text.endsWith('\n') ? ' · ends with a line end: is it meant to?' : '';
  return [`Decoded: \`${masked(text.trimEnd())}\` · ${text.length} characters${lineEnd}`];
}

/** The first character of long texts, and dots. */
function masked(text: string): string {
  const shown = text.length >= 8 ? text.slice(0, 1).replace('`', '•') : '';
  return `${shown}${'•'.repeat(Math.min(8, Math.max(0, text.length - shown.length)))}`;
}
