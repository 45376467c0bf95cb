// Changes of an open file's text as the protocol tells them -> its manifest, documents that stay kept.

import type { Range } from 'vscode-languageserver-types';
import type { Manifest } from '../core/manifest/node.js';
import { parseManifest, type TextEdit } from '../core/manifest/parseManifest.js';
import { fileOffset } from './place.js';

/** A change of an open file: a new text, or a part of it. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/** The manifest after changes, in the order they were made. */
export function applyChanges(manifest: Manifest, changes: readonly TextChange[]): Manifest {
  return changes.reduce((current, change) => {
    const { text, edit } = editedText(current, change);
    return parseManifest(text, current, edit);
  }, manifest);
}

function editedText(
  manifest: Manifest,
  change: TextChange,
): { readonly text: string; readonly edit: TextEdit | undefined } {
  if (change.range === undefined) {
    return { text: change.text, edit: undefined };
  }
  const one = fileOffset(manifest, change.range.start);
  const other = fileOffset(manifest, change.range.end);
  const start = Math.min(one, other);
  const oldEnd = Math.max(one, other);
  const { text } = manifest;
  return {
    text: text.slice(0, start) + change.text + text.slice(oldEnd),
    edit: { start, oldEnd, newEnd: start + change.text.length },
  };
}
